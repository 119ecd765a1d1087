import { toAsciiDigits } from "./digits.ts";
import { dateOf, monthOf, parseInstant } from "./instant.ts";
import { add, type Marks, type Money, parseAmount, toTyped } from "./money.ts";
import type { Receipt, Status } from "./receipt.ts";
import type { Sim } from "./sim.ts";

/** Blank means any. `from` and `to` are dates, both included; `sim` is an id, or "none". */
export type Filter = {
  text?: string;
  sim?: string;
  channel?: string;
  status?: string;
  from?: string;
  to?: string;
};

export type Month = { month: string; receipts: Receipt[]; totals: Money[] };

// Money that was never taken, or came back, wasn't spent. While it is claimed, it still is.
const NOT_SPENT: readonly Status[] = ["failed", "refunded"];

/** The receipts a filter lets through, newest first. */
export function listReceipts(
  receipts: readonly Receipt[],
  sims: readonly Sim[],
  filter: Filter,
  marks: Marks,
): Receipt[] {
  const simsById = new Map(sims.map((sim) => [sim.id, sim]));
  const words = fold(filter.text ?? "")
    .split(/\s+/)
    .filter(Boolean);
  const found = receipts.filter((receipt) => {
    if (!isWithin(receipt, filter)) return false;
    if (words.length === 0) return true;
    const text = searchText(receipt, simsById.get(receipt.simId ?? ""), marks);
    return words.every((word) => text.includes(word) || isAmountOf(receipt, word, marks));
  });
  return newestFirst(found);
}

function isWithin(receipt: Receipt, filter: Filter): boolean {
  const date = dateOf(receipt.at);
  return (
    (!filter.sim || filter.sim === (receipt.simId ?? "none")) &&
    (!filter.channel || filter.channel === receipt.channel) &&
    (!filter.status || filter.status === receipt.status) &&
    (!filter.from || date >= filter.from) &&
    (!filter.to || date <= filter.to)
  );
}

function searchText(receipt: Receipt, sim: Sim | undefined, marks: Marks): string {
  const amounts = amountsOf(receipt).map((money) => `${toTyped(money, marks)} ${money.currency}`);
  const texts = [receipt.channelName, receipt.order, receipt.notes, ...amounts];
  if (sim) texts.push(sim.label, sim.operator, sim.phone, sim.phone.replace(/[^\d+]/g, ""));
  return fold(texts.join("\n"));
}

/** Text without what should not matter in a search: case, width, accents, the script of digits. */
export function fold(text: string): string {
  // "Inherited" are the accents that belong to no script; Indic and Thai vowel signs stay. "Cf" are
  // characters that don't show, as contacts apps put around a number.
  const plain = text.normalize("NFKD").replace(/[\p{Script=Inherited}\p{Cf}]/gu, "");
  return toAsciiDigits(plain).toUpperCase().toLowerCase();
}

// So that "1,234.50" and "1234.5" find 1234.50.
function isAmountOf(receipt: Receipt, word: string, marks: Marks): boolean {
  if (!/\d/.test(word)) return false;
  return amountsOf(receipt).some((money) => {
    const reading = parseAmount(word, money.currency, marks);
    return "money" in reading && reading.money.amount === money.amount;
  });
}

function amountsOf(receipt: Receipt): Money[] {
  const { paid, credited, fee, balanceBefore, balanceAfter } = receipt;
  return [paid, credited, fee, balanceBefore, balanceAfter].filter((money) => money !== null);
}

/** Ordered by the moment of the top-up, the latest first. */
export function newestFirst(receipts: readonly Receipt[]): Receipt[] {
  return receipts
    .map((receipt) => ({ receipt, epoch: parseInstant(receipt.at) ?? 0 }))
    .sort((a, b) => b.epoch - a.epoch || (a.receipt.id < b.receipt.id ? 1 : -1))
    .map(({ receipt }) => receipt);
}

/** Months ("2026-11") newest first, by the local time written on the receipts. */
export function groupByMonth(receipts: readonly Receipt[]): Month[] {
  const months = new Map<string, Receipt[]>();
  for (const receipt of newestFirst(receipts)) {
    const month = monthOf(receipt.at);
    months.set(month, [...(months.get(month) ?? []), receipt]);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, group]) => ({ month, receipts: group, totals: totals(group) }));
}

/** What was paid, one sum a currency, ordered by code. Failed and refunded receipts don't count. */
export function totals(receipts: readonly Receipt[]): Money[] {
  const sums = new Map<string, Money>();
  for (const { status, paid } of receipts) {
    if (NOT_SPENT.includes(status)) continue;
    const sum = sums.get(paid.currency);
    sums.set(paid.currency, sum ? add(sum, paid) : paid);
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
