/** The settings for reading a table: guessed at first, shown, and changed by the person. */
import { type Bill, billOf, OF_BILL } from "./bill.ts";
import type { Labels } from "./column-names.ts";
import { guessOrder, type MonthNames, type Order } from "./day.ts";
import { guessColumns, isOwnTable } from "./guess-columns.ts";
import { currencyIn, currencyOf, type Decimal, guessDecimal, isMinusPaid } from "./marks.ts";
import type { Table, Target } from "./target.ts";
import { AMOUNT_FIELDS } from "../receipt-form.ts";

/**
 * `sim` is the id of the SIM for rows that name none, or ""; `offset` is "" for the phone's own.
 */
export type Settings = {
  columns: (Target | "")[];
  decimal: Decimal;
  order: Order;
  offset: string;
  currency: string;
  sim: string;
  channel: string;
  channelName: string;
  status: string;
  isMinusPaid: boolean;
};

/** What the phone tells: the usual order of dates, the last currency, the page's words. */
export type Home = { order: Order; currency: string; months: MonthNames; labels: Labels };

/** The guessed settings, and what is uncertain about them. */
export type Guess = {
  settings: Settings;
  bill: Bill | null;
  isOwn: boolean;
  /** Whether the dates can be read in more than one order. */
  isOrderUnsure: boolean;
};

const MOST_ROWS = 5000;

/**
 * Return a guess of how to read a table. `remembered` is what the person chose for a table with the
 * same columns.
 */
export function guessSettings(table: Table, home: Home, remembered?: Settings): Guess {
  const bill = billOf(table.header);
  const isOwn = isOwnTable(table.header);
  const columns = remembered?.columns ?? guessColumns(table, home.months, home.labels);
  const cellsOf = cellReader(table, columns);
  const amounts = AMOUNT_FIELDS.flatMap(cellsOf);
  const paid = cellsOf("amount");
  const order = guessOrder([...cellsOf("at"), ...cellsOf("goodUntil")]);
  const preset = bill && OF_BILL[bill];
  const settings: Settings = {
    columns,
    decimal: guessDecimal(amounts) ?? remembered?.decimal ?? ".",
    order: order ?? remembered?.order ?? home.order,
    offset: preset?.offset ?? "",
    currency: preset?.currency ?? (currencyOfTable(table, columns, paid) || home.currency),
    sim: "",
    channel: bill ? "platform" : "app",
    channelName: preset?.channelName ?? "",
    status: "pending",
    isMinusPaid: isMinusPaid(paid),
  };
  const chosen = remembered && kept(remembered, settings);
  return {
    settings: { ...settings, ...chosen },
    bill,
    isOwn,
    isOrderUnsure: isUnsure(order, cellsOf),
  };
}

/** Keeps only what the file doesn't say; that is read from it each time. */
function kept(remembered: Settings, guessed: Settings) {
  const { columns, offset, sim, channel, channelName, status } = remembered;
  const currency = remembered.currency || guessed.currency;
  return { columns, offset, currency, sim, channel, channelName, status };
}

function isUnsure(order: Order | null, cellsOf: (target: Target) => string[]): boolean {
  return order === null && cellsOf("at").some((cell) => /^\d{1,2}\D\d{1,2}\D\d/.test(cell));
}

/** Return a function that gives the cells in the column of a target, from the first rows. */
function cellReader({ rows }: Table, columns: readonly (Target | "")[]) {
  const sample = rows.slice(0, MOST_ROWS);
  return (target: Target): string[] => {
    const i = columns.indexOf(target);
    if (i < 0) return [];
    return sample.map(({ cells }) => cells[i]?.trim() ?? "").filter(Boolean);
  };
}

/**
 * Return the currency in the heading of the amounts ("Amount (EUR)"), else that of most amounts.
 */
function currencyOfTable(
  { header }: Table,
  columns: readonly (Target | "")[],
  paid: readonly string[],
): string {
  const heading = header[columns.indexOf("amount")] ?? "";
  const named =
    /[(（[]\s*(.+?)\s*[)）\]]/.exec(heading)?.[1] ?? heading.split(/[\s_]/).at(-1) ?? "";
  const fromHeading = currencyOf(named, named === "元" || named === "¥" ? "CNY" : "");
  if (fromHeading) return fromHeading;
  const counts = new Map<string, number>();
  for (const amount of paid.slice(0, 200)) {
    const currency = currencyIn(amount, "");
    if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}
