import type { Reading } from "./balance-schema.ts";
import { parseInstant } from "./instant.ts";
import type { Receipt } from "./receipt.ts";
import type { Steps } from "./records/kind.ts";

export type { Reading } from "./balance-schema.ts";

export const readingSteps: Steps = {};

/** What was seen of a SIM's balance: in a reading, or on a receipt (`id` null). */
export type Seen = Pick<Reading, "at" | "money" | "data" | "minutes"> & { id: string | null };

/** What a balance is made of. */
export type Unit = "money" | "data" | "minutes";

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
