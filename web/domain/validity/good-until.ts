import { newestFirst } from "../listing.ts";
import { daysBetween } from "../plain-date.ts";
import type { Receipt, Status } from "../receipt.ts";

export type Validity = {
  simId: string | null;
  goodUntil: string;
  daysLeft: number;
  receipt: Receipt;
};

// A top-up that didn't arrive doesn't keep a SIM alive. A pending one may have arrived: many users
// never come back to a receipt to mark it as credited.
const ARRIVES: readonly Status[] = ["pending", "credited"];

/** How many days many operators keep a number after its credit has ended. */
export const KEPT_DAYS = 90;

/** Return the receipts with an open claim, oldest first. */
export function claimedReceipts(receipts: readonly Receipt[]): Receipt[] {
  return newestFirst(receipts.filter(({ status }) => status === "claimed")).reverse();
}

/** Return the receipts that have not arrived yet, oldest first. */
export function pendingReceipts(receipts: readonly Receipt[]): Receipt[] {
  return newestFirst(receipts.filter(({ status }) => status === "pending")).reverse();
}

/**
 * Return until when each SIM is good by its latest receipt that says so, soonest first. Those that
 * have ended (daysLeft < 0) are included. `today` is a local date.
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
 * Return the validities by urgency: first those that ended in the last `KEPT_DAYS` days, latest
 * first, because the number can often still be saved; then those that are still good, soonest
 * first.
 */
export function runsOutNext(receipts: readonly Receipt[], today: string): Validity[] {
  const all = validities(receipts, today);
  const past = all.filter(({ daysLeft }) => daysLeft < 0 && daysLeft >= -KEPT_DAYS);
  return [...past.reverse(), ...all.filter(({ daysLeft }) => daysLeft >= 0)];
}
