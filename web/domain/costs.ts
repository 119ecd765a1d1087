/** The costs of top-ups, in groups. Amounts in two currencies are never added. */
import { convert, scale } from "./exchange.ts";
import { groupBy } from "./grouping.ts";
import { dateOf, monthOf } from "./instant.ts";
import { isSpent, spent } from "./listing.ts";
import { add, type Money, sumByCurrency } from "./money.ts";
import { compare } from "./order.ts";
import { packageEnd } from "./package.ts";
import { addMonths, daysBetween } from "./plain-date.ts";
import type { Rate } from "./rate.ts";
import type { Receipt } from "./receipt.ts";
import type { Sim } from "./sim.ts";
import type { Trip } from "./trip.ts";

export const GROUPINGS = ["sim", "operator", "country", "channel", "month", "trip"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What was paid in one currency. */
export type Cost = {
  receipts: number;
  paid: Money;
  /** The sum of the fees that were noted; it is part of `paid`. */
  fee: Money | null;
  /** The sums that were credited, one for each currency. */
  credited: Money[];
  /**
   * How much more was paid than was credited, in tenths of a percent, over the `compared` receipts
   * with both amounts in one currency.
   */
  above: { permille: number; compared: number } | null;
  /** The number of days bought, each day of a SIM counted once, and the price of one. */
  /** The megabytes that were bought, and what 1 GB cost where nothing else was bought. */
  data: { bought: number; each: Money | null } | null;
  days: { bought: number; each: Money } | null;
};

/** A group of receipts with one cost for each currency. `latest` is its newest receipt. */
export type CostGroup = { key: string; latest: Receipt; costs: Cost[] };

/**
 * Return the groups of the receipts whose money was spent. `receipts` are ordered newest first. A
 * receipt without a key is in no group.
 */
export function groupCosts(
  receipts: readonly Receipt[],
  keysOf: (receipt: Receipt) => readonly string[],
): CostGroup[] {
  const keyed = receipts
    .filter(isSpent)
    .flatMap((receipt) => keysOf(receipt).map((key) => ({ key, receipt })));
  return [...groupBy(keyed, ({ key }) => key)].map(([key, group]) => {
    const own = group.map(({ receipt }) => receipt);
    return { key, latest: own[0] as Receipt, costs: costsOf(own) };
  });
}

/**
 * Return the groups, the most expensive first. Currencies are compared in their order in `whole`,
 * not converted.
 */
export function largestFirst(groups: readonly CostGroup[], whole: readonly Cost[]): CostGroup[] {
  const order = whole.map(({ paid }) => paid.currency);
  const place = ({ costs }: CostGroup) => order.indexOf(costs[0]?.paid.currency ?? "");
  const amount = ({ costs }: CostGroup) => costs[0]?.paid.amount ?? 0;
  return [...groups].sort((a, b) => place(a) - place(b) || amount(b) - amount(a));
}

/**
 * Return a function that gives the keys of the groups a receipt belongs to. The key is "" where the
 * group is not known.
 */
export function keysBy(
  grouping: Grouping,
  sims: readonly Sim[],
  trips: readonly Trip[],
): (receipt: Receipt) => string[] {
  const byId = new Map(sims.map((sim) => [sim.id, sim]));
  const simOf = ({ simId }: Receipt) => byId.get(simId ?? "");
  const keys: Record<Grouping, (receipt: Receipt) => string[]> = {
    sim: ({ simId }) => [simId ?? ""],
    operator: (receipt) => [(simOf(receipt)?.operator || simOf(receipt)?.brand) ?? ""],
    country: (receipt) => [simOf(receipt)?.country ?? ""],
    channel: ({ channel, channelName }) => [`${channel} ${channelName.toLowerCase()}`],
    month: ({ at }) => [monthOf(at)],
    trip: (receipt) => trips.filter((trip) => isOn(receipt, trip)).map(({ id }) => id),
  };
  return keys[grouping];
}

/** Return whether a top-up was paid on one of the days of a trip, by its local date. */
export function isOn({ at }: Receipt, { from, to }: Pick<Trip, "from" | "to">): boolean {
  const day = dateOf(at);
  return from <= day && day <= to;
}

/**
 * Return what receipts cost, one cost for each currency; the currency of most receipts comes first.
 */
export function costsOf(receipts: readonly Receipt[]): Cost[] {
  const byCurrency = groupBy(spent(receipts), ({ paid }) => paid.currency);
  return [...byCurrency.values()]
    .sort((a, b) => b.length - a.length || compare(currencyOf(a), currencyOf(b)))
    .map(costOf);
}

/**
 * Return the receipt with its amounts converted to a currency, or unchanged if there is no rate for
 * it.
 */
export function inCurrency(receipt: Receipt, currency: string, rates: readonly Rate[]): Receipt {
  const paid = convert(receipt.paid, currency, rates);
  if (!paid) return receipt;
  const fee = receipt.fee && convert(receipt.fee, currency, rates);
  const credited = receipt.credited && convert(receipt.credited, currency, rates);
  const history = receipt.history.map((each) => ({
    ...each,
    refund: each.refund && convert(each.refund, currency, rates),
  }));
  return { ...receipt, paid, fee, credited: credited ?? receipt.credited, history };
}

/** What was spent in one currency in each month, from the first month to the last. */
export type Spending = { currency: string; months: { month: string; paid: Money }[] };

const MOST_MONTHS = 24;

/**
 * Return the spending of the last 24 months at most, by currency. Months without a top-up have an
 * amount of 0.
 */
export function spendingByMonth(receipts: readonly Receipt[]): Spending[] {
  const byCurrency = new Map<string, Map<string, Money>>();
  const months = new Set<string>();
  for (const { at, paid } of spent(receipts)) {
    const month = monthOf(at);
    const sums = byCurrency.get(paid.currency) ?? new Map<string, Money>();
    const known = sums.get(month);
    byCurrency.set(paid.currency, sums.set(month, known ? add(known, paid) : paid));
    months.add(month);
  }
  const sorted = [...months].sort();
  const all = monthsBetween(sorted[0], sorted.at(-1)).slice(-MOST_MONTHS);
  return [...byCurrency].map(([currency, sums]) => ({
    currency,
    months: all.map((month) => ({ month, paid: sums.get(month) ?? { amount: 0, currency } })),
  }));
}

function monthsBetween(first: string | undefined, last: string | undefined): string[] {
  const months: string[] = [];
  if (!first || !last) return months;
  for (let day = `${first}-01`; day.slice(0, 7) <= last; day = addMonths(day, 1)) {
    months.push(day.slice(0, 7));
  }
  return months;
}

function costOf(receipts: readonly Receipt[]): Cost {
  const [first] = receipts;
  if (!first) throw new RangeError("There is nothing to add up.");
  return {
    receipts: receipts.length,
    paid: sum(receipts.map(({ paid }) => paid)) as Money,
    fee: sum(receipts.map(({ fee }) => fee)),
    credited: sumByCurrency(receipts.map(({ credited }) => credited)),
    above: aboveCredit(receipts),
    data: dataBought(receipts),
    days: daysBought(receipts),
  };
}

function aboveCredit(receipts: readonly Receipt[]): Cost["above"] {
  const pairs = receipts.filter(
    ({ paid, credited }) => credited?.currency === paid.currency && credited.amount > 0,
  );
  const paid = sum(pairs.map((receipt) => receipt.paid));
  const credited = sum(pairs.map((receipt) => receipt.credited));
  if (!paid || !credited) return null;
  const above = Math.abs(paid.amount - credited.amount);
  const permille = scale(above, 1000, credited.amount);
  return { permille: paid.amount < credited.amount ? -permille : permille, compared: pairs.length };
}

function dataBought(receipts: readonly Receipt[]): Cost["data"] {
  const all = receipts.filter((receipt) => receipt.package?.data);
  const bought = volumeOf(all);
  if (bought === 0) return null;
  const alone = all.filter(({ credited }) => credited === null);
  const paid = sum(alone.map((receipt) => receipt.paid));
  const each = paid && { ...paid, amount: scale(paid.amount, 1_000, volumeOf(alone)) };
  return { bought, each };
}

function volumeOf(receipts: readonly Receipt[]): number {
  return receipts.reduce((all, receipt) => all + (receipt.package?.data ?? 0), 0);
}

/** Return the last day of what a receipt has bought, as it says itself or by its package. */
function goodThrough(receipt: Receipt): string {
  return receipt.goodUntil ?? packageEnd(receipt) ?? "";
}

/** Counts only receipts that say until when they are good. */
function daysBought(receipts: readonly Receipt[]): Cost["days"] {
  const dated = receipts.filter((receipt) => goodThrough(receipt) > dateOf(receipt.at));
  const paid = sum(dated.map((receipt) => receipt.paid));
  if (!paid) return null;
  const bySim = groupBy(dated, ({ simId, id }) => simId ?? id);
  const bought = [...bySim.values()].map(daysCovered).reduce((a, b) => a + b, 0);
  return { bought, each: { ...paid, amount: scale(paid.amount, 1, bought) } };
}

/**
 * Return the number of days that lie in at least one of the spans from a top-up to its last day.
 */
function daysCovered(receipts: readonly Receipt[]): number {
  const spans = receipts
    .map((receipt) => [dateOf(receipt.at), goodThrough(receipt)] as const)
    .sort(([a], [b]) => compare(a, b));
  let days = 0;
  let end = "";
  for (const [from, to] of spans) {
    const start = from > end ? from : end;
    if (to > start) days += daysBetween(start, to);
    if (to > end) end = to;
  }
  return days;
}

function sum(amounts: readonly (Money | null)[]): Money | null {
  return amounts.reduce((all, each) => (all && each ? add(all, each) : (all ?? each)), null);
}

function currencyOf(receipts: readonly Receipt[]): string {
  return receipts[0]?.paid.currency ?? "";
}
