/** When to ask whether a pending top-up has arrived, and what was answered. */
import { parseInstant } from "./instant.ts";
import { type Receipt, RECEIPT_LIMITS, type Status } from "./receipt.ts";

/** One entry of a receipt's history: the status that was noted at a time. */
export type Noted = Receipt["history"][number];

/** How many minutes a channel usually takes. `by` says whether the receipts or the guide say so. */
export type Wait = { minutes: number; by: "own" | "guide" };

export type Question = {
  receipt: Receipt;
  wait: Wait;
  /** When the top-up can no longer arrive, in epoch milliseconds; null if that time is over. */
  mayArriveUntil: number | null;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// The guide's chapter "check" says: usually seconds, sometimes half an hour. Ding asks users to
// wait for 2 hours (support.ding.com).
const GUIDE_MINUTES = 30;
const PLATFORM_MINUTES = 120;
/** topup.com tries for 12 hours, and cancels an order after 72 (its help pages). */
const CANCELLED_AFTER = 72 * HOUR;

const LEAST_OWN = 3;
const LATEST_OWN = 5;
const LEAST_MINUTES = 5;

/** After the answer "not yet", we ask again after this time. */
const AGAIN = 2 * HOUR;

/** After an import of old bills hundreds may wait. As many as a person answers at once are asked. */
const MOST_ASKED = 5;

/**
 * Return the pending top-ups to ask about at `now`, oldest first: the latest of them, because most
 * can still be done about those.
 */
export function questionsOf(receipts: readonly Receipt[], now: number): Question[] {
  const usual = usualWaits(receipts);
  return receipts
    .filter(({ status }) => status === "pending")
    .map((receipt) => ({ receipt, wait: usual(receipt) }))
    .filter(({ receipt, wait }) => now >= askFrom(receipt, wait))
    .sort((a, b) => paidAt(a.receipt) - paidAt(b.receipt))
    .slice(-MOST_ASKED)
    .map((each) => ({ ...each, mayArriveUntil: mayArriveUntil(each.receipt, now) }));
}

/** Return when to ask about a top-up, in epoch milliseconds. */
function askFrom(receipt: Receipt, { minutes }: Wait): number {
  const last = receipt.history.at(-1);
  const usual = paidAt(receipt) + minutes * MINUTE;
  return last ? Math.max(usual, Date.parse(last.at) + AGAIN) : usual;
}

/**
 * Return a function that says how long the channel of a receipt usually takes: the longest of the
 * latest times noted for the same channel, or the guide's value if there are too few. `receipts`
 * are ordered newest first.
 */
export function usualWaits(receipts: readonly Receipt[]): (receipt: Receipt) => Wait {
  const own = new Map<string, number[]>();
  for (const receipt of receipts) {
    const minutes = minutesTaken(receipt);
    if (minutes === null) continue;
    const latest = own.get(channelOf(receipt)) ?? [];
    if (latest.length < LATEST_OWN) own.set(channelOf(receipt), [...latest, minutes]);
  }
  return (receipt) => {
    const latest = own.get(channelOf(receipt)) ?? [];
    if (latest.length >= LEAST_OWN) {
      return { minutes: Math.max(LEAST_MINUTES, ...latest), by: "own" };
    }
    const minutes = receipt.channel === "platform" ? PLATFORM_MINUTES : GUIDE_MINUTES;
    return { minutes, by: "guide" };
  };
}

/**
 * Return when a top-up that failed can no longer arrive, in epoch milliseconds; null if that time
 * is over.
 */
export function mayArriveUntil(receipt: Receipt, now: number): number | null {
  const end = paidAt(receipt) + CANCELLED_AFTER;
  return now < end ? end : null;
}

/**
 * Return the history with one more entry. Where the limit is reached, the oldest entry is dropped.
 */
export function addToHistory({ history }: Receipt, noted: Noted): Noted[] {
  return [...history, noted].slice(-RECEIPT_LIMITS.history);
}

/**
 * Return the history of a receipt after a form was saved with `status`. A changed status is noted
 * at `at` (UTC).
 */
export function noteStatus(stored: Receipt, status: Status, at: string): Noted[] {
  if (status === stored.status) return stored.history;
  return addToHistory(stored, { status, at, refund: null });
}

function minutesTaken(receipt: Receipt): number | null {
  const arrived = receipt.history.find(({ status }) => status === "credited");
  if (!arrived) return null;
  const taken = Date.parse(arrived.at) - paidAt(receipt);
  // An answer that was noted much later does not say when the top-up arrived.
  return taken >= 0 && taken <= CANCELLED_AFTER ? Math.ceil(taken / MINUTE) : null;
}

function channelOf({ channel, channelName }: Receipt): string {
  return `${channel} ${channelName.toLowerCase()}`;
}

function paidAt({ at }: Receipt): number {
  return parseInstant(at) ?? 0;
}
