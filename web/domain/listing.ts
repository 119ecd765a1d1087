import { groupBy } from "./grouping.ts";
import { dateOf, monthOf, parseInstant } from "./instant.ts";
import { type Money, sumByCurrency } from "./money.ts";
import type { Receipt, Status } from "./receipt.ts";

/**
 * A blank member matches all. `from` and `to` are dates, both included; `sim` is an id or "none".
 */
export type Filter = {
  text?: string;
  sim?: string;
  channel?: string;
  status?: string;
  from?: string;
  to?: string;
};

export type Month = { month: string; receipts: Receipt[]; totals: Money[] };

// Money that was never taken or was paid back isn't spent. While it is claimed, it still is.
const NOT_SPENT: readonly Status[] = ["failed", "refunded"];

/** Return whether the money of a top-up was spent. */
export function isSpent({ status }: Receipt): boolean {
  return !NOT_SPENT.includes(status);
}

/** Return whether a receipt fits a filter, apart from the filter's text, which `Search` handles. */
export function isWithin(receipt: Receipt, filter: Filter): boolean {
  const date = dateOf(receipt.at);
  return (
    (!filter.sim || filter.sim === (receipt.simId ?? "none")) &&
    (!filter.channel || filter.channel === receipt.channel) &&
    (!filter.status || filter.status === receipt.status) &&
    (!filter.from || date >= filter.from) &&
    (!filter.to || date <= filter.to)
  );
}

/** Return the receipts by the moment of the top-up, latest first. */
export function newestFirst(receipts: readonly Receipt[]): Receipt[] {
  return receipts
    .map((receipt) => ({ receipt, epoch: parseInstant(receipt.at) ?? 0 }))
    .sort((a, b) => b.epoch - a.epoch || (a.receipt.id < b.receipt.id ? 1 : -1))
    .map(({ receipt }) => receipt);
}

/**
 * Return the receipts by the month of their local time ("2026-11"), newest month first. Within a
 * month they keep their order.
 */
export function groupByMonth(receipts: readonly Receipt[]): Month[] {
  return [...groupBy(receipts, ({ at }) => monthOf(at))]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, group]) => ({ month, receipts: group, totals: totals(group) }));
}

/**
 * Return the sums of what was paid, one for each currency, by its code. Failed and refunded
 * receipts don't count.
 */
export function totals(receipts: readonly Receipt[]): Money[] {
  return sumByCurrency(receipts.filter(isSpent).map(({ paid }) => paid));
}
