import { newestFirst } from "./listing.ts";
import { type Money, toDecimal } from "./money.ts";
import { type Receipt, receivedCurrency } from "./receipt.ts";
import type { Sim } from "./sim.ts";

type Row = { receipt: Receipt; sim: Sim | undefined };

// Names of columns are data, the same in every language, so that other programs can rely on them.
const COLUMNS: readonly [name: string, cell: (row: Row) => string][] = [
  ["id", ({ receipt }) => receipt.id],
  ["at", ({ receipt }) => receipt.at],
  ["sim_label", ({ sim }) => guard(sim?.label)],
  ["sim_operator", ({ sim }) => guard(sim?.operator)],
  ["sim_country", ({ sim }) => guard(sim?.country)],
  ["sim_phone", ({ sim }) => guard(sim?.phone)],
  ["channel", ({ receipt }) => receipt.channel],
  ["channel_name", ({ receipt }) => guard(receipt.channelName)],
  ["amount_paid", ({ receipt }) => decimal(receipt.paid)],
  ["currency", ({ receipt }) => receipt.paid.currency],
  ["amount_credited", ({ receipt }) => decimal(receipt.credited)],
  ["credited_currency", ({ receipt }) => receivedCurrency(receipt)],
  ["fee", ({ receipt }) => decimal(receipt.fee)],
  ["means_of_payment", ({ receipt }) => receipt.means ?? ""],
  ["order_number", ({ receipt }) => guard(receipt.order)],
  ["balance_before", ({ receipt }) => decimal(receipt.balanceBefore)],
  ["balance_after", ({ receipt }) => decimal(receipt.balanceAfter)],
  ["good_until", ({ receipt }) => receipt.goodUntil ?? ""],
  ["status", ({ receipt }) => receipt.status],
  ["notes", ({ receipt }) => guard(receipt.notes)],
  ["photos", ({ receipt }) => String(receipt.photoIds.length)],
  ["created_at", ({ receipt }) => receipt.createdAt],
  ["updated_at", ({ receipt }) => receipt.updatedAt],
];

// Without it Excel takes UTF-8 for the system's old code page; the others skip it.
const BYTE_ORDER_MARK = "\ufeff";

/** RFC 4180 text to be written as UTF-8, with a byte order mark, newest receipt first. */
export function toCsv(receipts: readonly Receipt[], sims: readonly Sim[]): string {
  const simsById = new Map(sims.map((sim) => [sim.id, sim]));
  const rows = newestFirst(receipts).map((receipt) => {
    const sim = simsById.get(receipt.simId ?? "");
    return COLUMNS.map(([, cell]) => cell({ receipt, sim }));
  });
  const lines = [COLUMNS.map(([name]) => name), ...rows];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(quote).join(",")}\r\n`).join("");
}

function decimal(money: Money | null): string {
  return money ? toDecimal(money) : "";
}

/**
 * User text that no spreadsheet takes for a formula: an apostrophe goes before what starts like one.
 * Where apostrophes stand there already, it is one more: taking one off always gives the original.
 */
export function guard(text = ""): string {
  return /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quote(cell: string): string {
  return /[",\r\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
