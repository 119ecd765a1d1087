/** How fast a balance is used, if there are enough readings to say so. */
import { type Seen, type Unit, latestOf } from "./balance.ts";
import { dateOf, parseInstant } from "./instant.ts";
import type { Receipt } from "./receipt.ts";

/** What was used between two dates, and how long the rest lasts at that rate. */
export type Pace = {
  /** In minor units of the currency, megabytes or minutes. */
  used: number;
  /** "" for data and minutes. */
  currency: string;
  readings: number;
  /** Plain dates of the first and the last reading. */
  from: string;
  to: string;
  /** Whole days from now, at least 1. */
  daysLeft: number;
};

// Any two readings make a line, and a day with a long call says little about a week.
const LEAST_READINGS = 3;
const LEAST_DAYS = 3;
/** Older readings probably belong to another journey. */
const RECENT_DAYS = 60;
/** By then the credit will have ended for another reason. */
const MOST_DAYS = 365;

const MINUTE = 60_000;
const DAY = 1_440; // minutes

type Point = { at: number; date: string; value: number; currency: string };

/**
 * Return the pace of a unit over the latest readings, as far back as nothing was topped up and the
 * balance never rose. `seen` is latest first; `now` is in epoch milliseconds. Null if there are too
 * few readings, nothing was used, or the rest must be used up already.
 */
export function paceOf(
  seen: readonly Seen[],
  unit: Unit,
  receipts: readonly Receipt[],
  now: number,
): Pace | null {
  const currency = latestOf(seen, unit)?.money?.currency ?? "";
  const points = seen
    .map((each) => pointOf(each, unit))
    .filter((point) => point !== null)
    .filter((point) => unit !== "money" || point.currency === currency);
  const run = fallingRun(points, topUpTimes(receipts));
  const [last, first] = [run[0], run.at(-1)];
  if (!last || !first || run.length < LEAST_READINGS) return null;
  const elapsed = last.at - first.at;
  const used = first.value - last.value;
  if (elapsed < LEAST_DAYS * DAY || used <= 0) return null;
  // BigInt, because the product of the largest amount and some months in minutes exceeds 2^53.
  const lasts = Number((BigInt(last.value) * BigInt(elapsed)) / BigInt(used));
  const since = Math.max(0, Math.floor(now / MINUTE) - last.at);
  const daysLeft = Math.floor((lasts - since) / DAY);
  if (daysLeft < 1 || daysLeft > MOST_DAYS) return null;
  const basis = { readings: run.length, from: first.date, to: last.date };
  return { used, currency: last.currency, ...basis, daysLeft };
}

/**
 * Return the points from the latest back to where the balance rose or was topped up. Times are in
 * minutes.
 */
function fallingRun(points: readonly Point[], topUps: readonly number[]): Point[] {
  const run: Point[] = [];
  for (const point of points) {
    const later = run.at(-1);
    const [latest = point] = run;
    const isFed = later && topUps.some((at) => at > point.at && at <= later.at);
    if (isFed || (later && point.value < later.value)) break;
    if (latest.at - point.at > RECENT_DAYS * DAY) break;
    run.push(point);
  }
  return run;
}

function pointOf({ at, money, data, minutes }: Seen, unit: Unit): Point | null {
  const value = { money: money?.amount ?? null, data, minutes }[unit];
  if (value === null) return null;
  const currency = unit === "money" ? (money?.currency ?? "") : "";
  return { at: minutesOf(at), date: dateOf(at), value, currency };
}

// A failed top-up may have arrived after all, but then the balance rises.
function topUpTimes(receipts: readonly Receipt[]): number[] {
  return receipts
    .filter(({ status }) => status === "credited" || status === "pending")
    .map(({ at }) => minutesOf(at));
}

function minutesOf(at: string): number {
  return Math.floor((parseInstant(at) ?? 0) / MINUTE);
}
