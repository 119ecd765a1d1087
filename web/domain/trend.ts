/** The balance of a SIM over time, for a drawing. */
import { latestOf, type Seen, type Unit } from "./balance.ts";
import { dateOf, parseInstant } from "./instant.ts";

/** `along` and `share` are from 0 to 1: of the time from first to last, and of the most. */
export type Point = { on: string; along: number; share: number };

/** `most` is in minor units of `currency`, megabytes or minutes. */
export type Course = { points: Point[]; most: number; currency: string };

/** As many as the list of what was seen has: the drawing shows the same numbers. */
export const MOST_POINTS = 20;

/**
 * Return the course of a unit, the earliest first, in the currency that was seen last; null if it
 * has fewer than two points in time, or nothing was left at any of them. `seen` is the latest first.
 */
export function courseOf(seen: readonly Seen[], unit: Unit): Course | null {
  const currency = latestOf(seen, unit)?.money?.currency ?? "";
  const known = seen
    .slice(0, MOST_POINTS)
    .filter(
      (each) => each[unit] !== null && (unit !== "money" || each.money?.currency === currency),
    )
    .map((each) => ({
      at: parseInstant(each.at) ?? 0,
      on: dateOf(each.at),
      value: valueOf(each, unit),
    }))
    .reverse();
  const [first, last] = [known[0]?.at ?? 0, known.at(-1)?.at ?? 0];
  const most = Math.max(0, ...known.map(({ value }) => value));
  if (first === last || most === 0) return null;
  const points = known.map(({ at, on, value }) => ({
    on,
    along: (at - first) / (last - first),
    share: value / most,
  }));
  return { points, most, currency };
}

function valueOf({ money, data, minutes }: Seen, unit: Unit): number {
  return { money: money?.amount ?? 0, data: data ?? 0, minutes: minutes ?? 0 }[unit];
}
