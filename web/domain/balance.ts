import type { Reading } from "./balance-schema.ts";
import { parseInstant } from "./instant.ts";
import type { Receipt } from "./receipt.ts";
import type { Sim } from "./sim.ts";

export type { Reading } from "./balance-schema.ts";

/** A balance that was seen in a reading or on a receipt. `id` is the id of that record. */
export type Seen = Pick<Reading, "id" | "at" | "money" | "data" | "minutes"> & {
  from: "reading" | "receipt";
};

/** The parts of a balance. */
export const UNITS = ["money", "data", "minutes"] as const;
export type Unit = (typeof UNITS)[number];

/** Return all balances that were seen for a SIM, latest first. Both lists must be of this SIM. */
export function seenOf(readings: readonly Reading[], receipts: readonly Receipt[]): Seen[] {
  const onReceipts = receipts
    .filter(({ balanceAfter }) => balanceAfter !== null)
    .map(({ id, at, balanceAfter }): Seen => ({
      ...{ id, from: "receipt", at, money: balanceAfter, data: null, minutes: null },
    }));
  const typed = readings.map(({ id, at, money, data, minutes }): Seen => ({
    ...{ id, from: "reading", at, money, data, minutes },
  }));
  return (
    [...typed, ...onReceipts]
      .map((seen) => ({ seen, epoch: parseInstant(seen.at) ?? 0 }))
      // If two have the same minute, the one noted later comes first: ids sort in the order of
      // creation.
      .sort((a, b) => b.epoch - a.epoch || (a.seen.id < b.seen.id ? 1 : -1))
      .map(({ seen }) => seen)
  );
}

/** Return the latest balance that has this unit, or null if none has. */
export function latestOf(seen: readonly Seen[], unit: Unit): Seen | null {
  return seen.find((each) => each[unit] !== null) ?? null;
}

/** Return the units whose latest balance is below the SIM's low mark. */
export function lowUnits({ lowMoney, lowData }: Sim, seen: readonly Seen[]): Unit[] {
  const money = latestOf(seen, "money")?.money;
  const data = latestOf(seen, "data")?.data ?? null;
  const isMoneyLow =
    money && lowMoney?.currency === money.currency && money.amount < lowMoney.amount;
  return [
    ...(isMoneyLow ? (["money"] as const) : []),
    ...(lowData !== null && data !== null && data < lowData ? (["data"] as const) : []),
  ];
}

/** The amounts below which a balance is low. */
export type LowMarks = Pick<Sim, "lowMoney" | "lowData">;

export function areSameMarks(a: LowMarks, b: LowMarks): boolean {
  const isSameMoney =
    a.lowMoney?.amount === b.lowMoney?.amount && a.lowMoney?.currency === b.lowMoney?.currency;
  return isSameMoney && a.lowData === b.lowData;
}
