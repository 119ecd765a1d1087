import type { Reading } from "./balance-schema.ts";
import { parseInstant } from "./instant.ts";
import type { Money } from "./money.ts";
import type { Receipt } from "./receipt.ts";
import type { Steps } from "./records/kind.ts";

export type { Reading } from "./balance-schema.ts";

export const readingSteps: Steps = {};

/** What was seen of a SIM's balance: in a reading, or on a receipt (`id` null). */
export type Seen = Pick<Reading, "at" | "money" | "data" | "minutes"> & { id: string | null };

/** What a balance is made of. */
export type Unit = "money" | "data" | "minutes";

/** How fast a balance goes down: `used` in `days`, by `readings` that were seen. */
export type Pace = { lastsDays: number; days: number; readings: number };

const MINUTES_A_DAY = 1440;
const RECENT_DAYS = 60;
const ENOUGH_READINGS = 3;
const ENOUGH_DAYS = 3;

/** All that was seen of a SIM's balance, the latest first, by readings and receipts of that SIM. */
export function seenOf(readings: readonly Reading[], receipts: readonly Receipt[]): Seen[] {
  const onReceipts = receipts
    .filter(({ balanceAfter }) => balanceAfter !== null)
    .map(({ at, balanceAfter }) => ({
      ...{ id: null, at, money: balanceAfter, data: null, minutes: null },
    }));
  const typed = readings.map(({ id, at, money, data, minutes }) => ({
    ...{ id, at, money, data, minutes },
  }));
  return [...typed, ...onReceipts]
    .map((seen) => ({ seen, epoch: parseInstant(seen.at) ?? 0 }))
    .sort((a, b) => b.epoch - a.epoch)
    .map(({ seen }) => seen);
}

/** The latest that was seen of a unit, and when. Null if it never was. */
export function latestOf(seen: readonly Seen[], unit: Unit): Seen | null {
  return seen.find((each) => each[unit] !== null) ?? null;
}

/** Whether the latest money or data that was seen is below its mark. */
export function isLow(
  seen: readonly Seen[],
  marks: { lowMoney: Money | null; lowData: number | null },
): boolean {
  const credit = latestOf(seen, "money")?.money;
  const data = latestOf(seen, "data")?.data;
  const isShort =
    credit && marks.lowMoney && credit.currency === marks.lowMoney.currency
      ? credit.amount < marks.lowMoney.amount
      : false;
  return isShort || (data !== null && data !== undefined && data < (marks.lowData ?? 0));
}

/**
 * How many days the latest balance lasts if it goes on being used as it was. Null unless there are
 * at least three readings of the last 60 days, three days apart in all, between which it went down.
 * Where it went up, something was topped up: what was used then isn't known, and doesn't count.
 */
export function paceOf(seen: readonly Seen[], unit: Unit, until: string): Pace | null {
  const latest = latestOf(seen, unit);
  const since = (parseInstant(`${until}T00:00+00:00`) ?? 0) - RECENT_DAYS * MINUTES_A_DAY * 60_000;
  const points = seen
    .filter((each) => each[unit] !== null && sameUnit(each, latest))
    .map((each) => ({ left: amountOf(each, unit), epoch: parseInstant(each.at) ?? 0 }))
    .filter(({ epoch }) => epoch >= since);
  let used = 0;
  let minutes = 0;
  for (const [index, later] of points.entries()) {
    const earlier = points[index + 1];
    if (!earlier || earlier.left < later.left) continue;
    used += earlier.left - later.left;
    minutes += (later.epoch - earlier.epoch) / 60_000;
  }
  const days = Math.floor(minutes / MINUTES_A_DAY);
  if (!latest || points.length < ENOUGH_READINGS || days < ENOUGH_DAYS || used === 0) return null;
  const lastsDays = Math.floor((amountOf(latest, unit) / used) * (minutes / MINUTES_A_DAY));
  return { lastsDays, days, readings: points.length };
}

function amountOf(seen: Seen, unit: Unit): number {
  return unit === "money" ? (seen.money?.amount ?? 0) : (seen[unit] ?? 0);
}

function sameUnit(seen: Seen, latest: Seen | null): boolean {
  return seen.money === null || seen.money.currency === latest?.money?.currency;
}
