import { newestFirst } from "../listing.ts";
import { daysBetween } from "../plain-date.ts";
import type { Receipt, Status } from "../receipt.ts";

export type Validity = {
  simId: string | null;
  goodUntil: string;
  daysLeft: number;
  receipt: Receipt;
};

// A top-up that didn't arrive doesn't keep a SIM alive. One that is pending may have: many never
// come back to a receipt to say that it was credited.
const ARRIVES: readonly Status[] = ["pending", "credited"];

/** Many operators keep a number so long after its credit has ended. */
export const KEPT_DAYS = 90;

/** Receipts that a complaint was made about, oldest first. */
export function claimed(receipts: readonly Receipt[]): Receipt[] {
  return newestFirst(receipts.filter(({ status }) => status === "claimed")).reverse();
}

/** Receipts that have not arrived yet, oldest first. */
export function pending(receipts: readonly Receipt[]): Receipt[] {
  return newestFirst(receipts.filter(({ status }) => status === "pending")).reverse();
}

/**
 * How long each SIM lasts by its latest receipt that says so, soonest first, past ones
 * (daysLeft < 0) included. `today` is a local date.
 */
export function validities(receipts: readonly Receipt[], today: string): Validity[] {
  const bySim = new Map<string | null, Validity>();
  for (const receipt of newestFirst(receipts)) {
    const { simId, goodUntil, status } = receipt;
    if (!goodUntil || !ARRIVES.includes(status) || bySim.has(simId)) continue;
    const daysLeft = daysBetween(today, goodUntil);
    bySim.set(simId, { simId, goodUntil, daysLeft, receipt });
  }
  return [...bySim.values()].sort((a, b) => a.daysLeft - b.daysLeft);
}

/**
 * The most urgent first: those that ran out in the last 90 days, the latest of them first, for many
 * operators keep a number that long; then those that are still good, soonest first.
 */
export function runsOutNext(receipts: readonly Receipt[], today: string): Validity[] {
  const all = validities(receipts, today);
  const past = all.filter(({ daysLeft }) => daysLeft < 0 && daysLeft >= -KEPT_DAYS);
  return [...past.reverse(), ...all.filter(({ daysLeft }) => daysLeft >= 0)];
}
