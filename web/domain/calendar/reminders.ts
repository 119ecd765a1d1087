import { addDays, isDate } from "../plain-date.ts";
import type { CalendarEvent } from "./write.ts";

/** The last day to do something. `id` stays the same when the day moves. */
export type Deadline = { id: string; on: string };

export type Words = Pick<CalendarEvent, "summary" | "description">;

export type Choice = {
  /** How many days before a deadline to remind: [30, 14, 3, 1]. */
  before: readonly number[];
  today: string;
  /** Must be higher than that of each earlier file; for example, the minutes since 1970. */
  revision: number;
};

/** What the log keeps about the calendar files that it has made. */
export type Reminders = { before: number[]; written: CalendarEvent[] };

/** The reminder days that are preselected. */
export const USUAL_DAYS = [30, 14, 3, 1] as const;

/**
 * Return the events of the next calendar file: one for each reminder day from today on.
 *
 * `written` are the events of the last file, which the caller keeps. An event that has not changed
 * since then keeps its sequence. An event that no longer holds is cancelled, unless its day is
 * past: that reminder has been shown. `say` returns the words for a deadline that is `days` days
 * away.
 */
export function planReminders<D extends Deadline>(
  deadlines: readonly D[],
  { before, today, revision }: Choice,
  written: readonly CalendarEvent[],
  say: (deadline: D, days: number) => Words,
): CalendarEvent[] {
  const known = new Map(written.map((event) => [event.uid, event]));
  const planned = deadlines
    .filter(({ on }) => isDate(on))
    .flatMap((deadline) => remind(deadline, before, today, say))
    .map((event) => ({ ...event, sequence: sequenceOf(event, known.get(event.uid), revision) }));
  const held = new Set(planned.map(({ uid }) => uid));
  const dropped = written
    .filter(({ uid, on }) => !held.has(uid) && on >= today)
    .map((event) => (event.cancelled ? event : cancel(event, revision)));
  return [...planned, ...dropped].sort(byDay);
}

function remind<D extends Deadline>(
  deadline: D,
  before: readonly number[],
  today: string,
  say: (deadline: D, days: number) => Words,
): Omit<CalendarEvent, "sequence">[] {
  return [...new Set(before)]
    .map((days) => ({ days, on: addDays(deadline.on, -days) }))
    .filter(({ on }) => on >= today)
    .map(({ days, on }) => ({
      uid: `nobars-${deadline.id}-${days}`,
      on,
      ...say(deadline, days),
    }));
}

function sequenceOf(
  event: Omit<CalendarEvent, "sequence">,
  before: CalendarEvent | undefined,
  revision: number,
): number {
  const isSame =
    before !== undefined &&
    !before.cancelled &&
    before.on === event.on &&
    before.summary === event.summary &&
    before.description === event.description;
  return isSame ? before.sequence : revision;
}

function cancel(event: CalendarEvent, revision: number): CalendarEvent {
  return { ...event, sequence: revision, cancelled: true };
}

function byDay(a: CalendarEvent, b: CalendarEvent): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return a.uid < b.uid ? -1 : Number(a.uid > b.uid);
}
