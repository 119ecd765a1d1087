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

// Money that was never taken or was paid back whole isn't spent. While it is claimed, it still is.
const NOT_SPENT: readonly Status[] = ["failed", "refunded"];

/** Return whether money of a top-up was spent: all of it, or what didn't come back. */
export function isSpent(receipt: Receipt): boolean {
  return !NOT_SPENT.includes(receipt.status) || leftOf(receipt) > 0;
}

/**
 * Return the receipts whose money was spent. Of one that was refunded in part, `paid` is what
 * didn't come back.
 */
export function spent(receipts: readonly Receipt[]): Receipt[] {
  return receipts
    .filter(isSpent)
    .map((receipt) =>
      receipt.status === "refunded"
        ? { ...receipt, paid: { ...receipt.paid, amount: leftOf(receipt) } }
        : receipt,
    );
}

/** Return what was not paid back of a refunded receipt; 0 if nobody noted how much came back. */
function leftOf(receipt: Receipt): number {
  const { amount } = receipt.paid;
  return Math.max(0, amount - (refundOf(receipt)?.amount ?? amount));
}

/** Return how much of a refunded receipt was paid back; null if nobody noted it. */
export function refundOf({ status, paid, history }: Receipt): Money | null {
  const { refund } = history.findLast((each) => each.status === "refunded") ?? {};
  return status === "refunded" && refund?.currency === paid.currency ? refund : null;
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
 * Return the sums of what was spent, one for each currency, by its code. What failed or came back
 * doesn't count.
 */
export function totals(receipts: readonly Receipt[]): Money[] {
  return sumByCurrency(spent(receipts).map(({ paid }) => paid));
}
