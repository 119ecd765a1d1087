/** Whether a top-up has arrived: when to ask, and what was answered. */
import { parseInstant } from "./instant.ts";
import { type Receipt, RECEIPT_LIMITS, type Status } from "./receipt.ts";

/** What was noted of a top-up at a time. */
export type Noted = Receipt["history"][number];

/** How long a channel usually takes, in minutes, and by what. */
export type Wait = { minutes: number; by: "own" | "guide" };

export type Question = {
  receipt: Receipt;
  wait: Wait;
  /** Epoch milliseconds until which it may still arrive, or null where that time is over. */
  mayArriveUntil: number | null;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// The guide's chapter "check": usually seconds, now and then half an hour; Ding asks to wait for
// 2 hours (support.ding.com).
const GUIDE_MINUTES = 30;
const PLATFORM_MINUTES = 120;
/** topup.com cancels an order after 72 hours, and goes on trying for 12 (its help pages). */
const CANCELLED_AFTER = 72 * HOUR;

const LEAST_OWN = 3;
const LATEST_OWN = 5;
const LEAST_MINUTES = 5;

/** After "not yet": so long until it is asked again. */
const AGAIN = 2 * HOUR;

/** The pending top-ups to ask about at a time, the one waited for longest first. */
export function questionsOf(receipts: readonly Receipt[], now: number): Question[] {
  const usual = usualWaits(receipts);
  return receipts
    .filter(({ status }) => status === "pending")
    .map((receipt) => ({ receipt, wait: usual(receipt) }))
    .filter(({ receipt, wait }) => now >= askFrom(receipt, wait))
    .sort((a, b) => paidAt(a.receipt) - paidAt(b.receipt))
    .map((each) => ({ ...each, mayArriveUntil: mayArriveUntil(each.receipt, now) }));
}

/** When to ask, in epoch milliseconds. */
export function askFrom(receipt: Receipt, { minutes }: Wait): number {
  const last = receipt.history.at(-1);
  const usual = paidAt(receipt) + minutes * MINUTE;
  return last ? Math.max(usual, Date.parse(last.at) + AGAIN) : usual;
}

/**
 * How long the channel of a receipt usually takes: the longest of the latest times that were noted
 * of the same one, else what the guide says. `receipts` are newest first, and read once.
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

/** Until when a top-up that failed may still arrive, in epoch milliseconds; null if that is over. */
export function mayArriveUntil(receipt: Receipt, now: number): number | null {
  const end = paidAt(receipt) + CANCELLED_AFTER;
  return now < end ? end : null;
}

/** The history with one more entry; the oldest go where there is no room. */
export function addToHistory({ history }: Receipt, noted: Noted): Noted[] {
  return [...history, noted].slice(-RECEIPT_LIMITS.history);
}

/** The history of a receipt that a form gives a status: a new one is noted at that UTC time. */
export function noteStatus(stored: Receipt, status: Status, at: string): Noted[] {
  if (status === stored.status) return stored.history;
  return addToHistory(stored, { status, at, refund: null });
}

function minutesTaken(receipt: Receipt): number | null {
  const arrived = receipt.history.find(({ status }) => status === "credited");
  if (!arrived) return null;
  const taken = Date.parse(arrived.at) - paidAt(receipt);
  // Noted much later, it says nothing of when it arrived.
  return taken >= 0 && taken <= CANCELLED_AFTER ? Math.ceil(taken / MINUTE) : null;
}

function channelOf({ channel, channelName }: Receipt): string {
  return `${channel} ${channelName.toLowerCase()}`;
}

function paidAt({ at }: Receipt): number {
  return parseInstant(at) ?? 0;
}
