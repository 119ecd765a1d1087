/** Stores the contents of the last calendar file, so that the next one can update it. */
import { type Reminders, USUAL_DAYS } from "../domain/calendar/reminders.ts";
import { putMeta, readMeta } from "./meta.ts";
import { writeQuietly } from "./write.ts";

/** Return the days before a date on which to be reminded, and the events that were written. */
export async function readReminders(): Promise<Reminders> {
  return (await readMeta("reminders")) ?? { before: [...USUAL_DAYS], written: [] };
}

/** Remember the contents of a file that was saved or shared. */
export function keepReminders(reminders: Reminders): Promise<void> {
  return writeQuietly((writing) => putMeta(writing, "reminders", reminders));
}
