/** The dates of SIMs for a calendar, and their words. */
import type { Words } from "../domain/calendar/reminders.ts";
import type { Deadline, Outlook } from "../domain/validity/outlook.ts";
import { writeDate } from "../kit/formats.ts";
import { message } from "../kit/messages.ts";
import { describeActs, describeDeadline, describeThen } from "../sims/outlook-words.ts";

export type SimDeadline = Deadline & { id: string; name: string; phone: string };

/** Return the dates of SIMs in use. The id of each stays the same when its day moves. */
export function deadlinesOf(
  outlooks: readonly Outlook[],
  names: ReadonlyMap<string, string>,
): SimDeadline[] {
  return outlooks
    .filter(({ state }) => state !== "archived" && state !== "lost")
    .flatMap(({ sim, deadlines }) =>
      deadlines.filter(isOwn).map((deadline, index, all) => ({
        ...deadline,
        id: `${sim.id}-${deadline.clock}-${placeOf(index, all)}`,
        name: names.get(sim.id) ?? "",
        phone: sim.phone,
      })),
    );
}

/** Return the words of the event `days` days before the date. */
export function describeEvent(deadline: SimDeadline, days: number): Words {
  const { name, phone, on, clock } = deadline;
  const values = { sim: name, date: writeDate(on) };
  const act = clock === "auto" ? "event.cancel" : "event.due";
  return {
    summary: message(act, values),
    description: [
      describeDeadline({ ...deadline, daysLeft: days }),
      describeThen(deadline),
      describeActs(deadline),
      phone && phone !== name ? message("event.phone", { phone }) : "",
      message("event.after"),
    ]
      .filter(Boolean)
      .join("\n"),
  };
}

// Skips the day on a receipt if a rule gives the same day.
function isOwn({ clock, on }: Deadline, _: number, all: readonly Deadline[]): boolean {
  return clock !== "receipt" || !all.some((other) => other.clock !== "receipt" && other.on === on);
}

/** Return the number of a deadline among those of its clock, soonest first. */
function placeOf(index: number, all: readonly Deadline[]): number {
  return all.slice(0, index).filter(({ clock }) => clock === all[index]?.clock).length;
}
