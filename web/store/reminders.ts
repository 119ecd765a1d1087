/** What the calendar files had that were handed over, so that the next one brings them up to date. */
import { type Reminders, USUAL_DAYS } from "../domain/calendar/reminders.ts";
import { putMeta, readMeta } from "./meta.ts";
import { writeQuietly } from "./write.ts";

/** The days before a date on which to be reminded, and the events that were written. */
export async function readReminders(): Promise<Reminders> {
  return (await readMeta("reminders")) ?? { before: [...USUAL_DAYS], written: [] };
}

/** Remember what a file had that was handed over. */
export function keepReminders(reminders: Reminders): Promise<void> {
  return writeQuietly((writing) => putMeta(writing, "reminders", reminders));
}
