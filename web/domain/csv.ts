import { receiptColumns, simColumns } from "./csv-columns.ts";
import { newestFirst } from "./listing.ts";
import type { Receipt } from "./receipt.ts";
import type { Sim } from "./sim.ts";

// Without it Excel takes UTF-8 for the system's old code page; the others skip it.
const BYTE_ORDER_MARK = "\ufeff";

/** RFC 4180 text to be written as UTF-8, with a byte order mark, newest receipt first. */
export function toCsv(receipts: readonly Receipt[], sims: readonly Sim[]): string {
  const [first, rest] = receiptColumns;
  const simsById = new Map(sims.map((sim) => [sim.id, sim]));
  const rows = newestFirst(receipts).map((receipt) => {
    const sim = simsById.get(receipt.simId ?? "");
    return [
      ...Object.values(first).map((cell) => cell(receipt)),
      ...Object.values(simColumns).map((cell) => (sim ? cell(sim) : "")),
      ...Object.values(rest).map((cell) => cell(receipt)),
    ];
  });
  const names = [first, simColumns, rest].flatMap((columns) => Object.keys(columns));
  const lines = [names, ...rows];
  const writeLine = (cells: string[]) => `${cells.map((cell) => quote(guard(cell))).join(",")}\r\n`;
  return BYTE_ORDER_MARK + lines.map(writeLine).join("");
}

// Excel with another list separator splits at semicolons, tabs or bars inside of quotes too, and
// starts a row at each line break: what follows is then a cell of its own.
const START = String.raw`(^|[;,|\t\r\n])`;
const END = String.raw`[\s"']*(?:$|[;,|\t\r\n])`;
const FORMULA = String.raw`[=+\-@＝＋－＠]`;
// Shown as 2.03E+27, without its zeros, or rounded from the 16th digit on, and saved like that. Excel
// takes digits of full width for digits.
const CHANGED_NUMBER = String.raw`(?:[0０]\p{Nd}+|\p{Nd}{12,}|\d+[eE]\d+|(?:[.' ]?\d){16,})${END}`;
const READ_AS_OTHER = new RegExp(
  String.raw`${START}(?=[\s"']*(?:${FORMULA}|${CHANGED_NUMBER}))`,
  "gu",
);
const CONTROL = /^(?='*[\t\r\n])/;

/**
 * User text that no spreadsheet takes for a formula, or for a number that it writes otherwise: an
 * apostrophe goes before it, at the start and after each separator. Where apostrophes stand there
 * already, it is one more: taking one off at each place always gives the original.
 */
export function guard(text: string): string {
  const guarded = text.replace(READ_AS_OTHER, "$1'");
  return guarded === text ? text.replace(CONTROL, "'") : guarded;
}

function quote(cell: string): string {
  return /[",\r\n;|\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
