/** Guesses what the columns of a table are, by their names or by their cells. */
import { minorDigits } from "../currency.ts";
import { foldName, type Labels, targetOfName } from "./column-names.ts";
import { type MonthNames, readMoment } from "./day.ts";
import { JOINED, type Table, type Target } from "./target.ts";

const MOST_ROWS = 200;
const MOST_LINES_BEFORE = 60;
const LEAST_SHARE = 0.8;

/** Return the index of the line with the column names, or -1. Bills have other lines before it. */
export function findHeader(lines: readonly (readonly string[])[], labels?: Labels): number {
  let best = -1;
  let most = 0;
  for (const [i, cells] of lines.slice(0, MOST_LINES_BEFORE).entries()) {
    const known = new Set(cells.flatMap((cell) => targetOfName(cell, labels)?.target ?? []));
    if (known.size > most) [best, most] = [i, known.size];
  }
  if (most > 1 || (most === 1 && best === 0)) return best;
  return looksLikeHeader(lines) ? 0 : -1;
}

// Unknown names look like a header if they have no digits, and the line below has some.
function looksLikeHeader([first = [], second = []]: readonly (readonly string[])[]): boolean {
  const hasDigits = (cells: readonly string[]) => cells.some((cell) => /\p{Nd}/u.test(cell));
  const isFull = first.length > 1 && first.every((cell) => cell.trim());
  return isFull && !hasDigits(first) && hasDigits(second);
}

/**
 * Return the target of each column by its name. If several columns match a target, the one with the
 * most certain name gets it, except for targets that join columns.
 */
function columnsByName(header: readonly string[], labels: Labels): (Target | "")[] {
  const found = header.map((name) => targetOfName(name, labels));
  return found.map((column, i) => {
    if (!column) return "";
    const { target, place } = column;
    if (JOINED.includes(target)) return target;
    const isBeaten = found.some((other, j) => {
      if (other?.target !== target || i === j) return false;
      return other.place < place || (other.place === place && j < i);
    });
    return isBeaten ? "" : target;
  });
}

/** Return the target of each column by its name, or by its cells if no name matches. */
export function guessColumns(
  { header, rows }: Table,
  months: MonthNames,
  labels: Labels,
): (Target | "")[] {
  const columns = columnsByName(header, labels);
  const sample = rows.slice(0, MOST_ROWS);
  const cellsOf = (i: number) => sample.map(({ cells }) => cells[i]?.trim() ?? "").filter(Boolean);
  const find = (target: Target, fits: (cell: string) => boolean) => {
    if (columns.includes(target)) return;
    const i = columns.findIndex((known, at) => !known && isMostly(cellsOf(at), fits));
    if (i >= 0) columns[i] = target;
  };
  const isDay = (cell: string) =>
    (["ymd", "dmy", "mdy"] as const).some((order) => readMoment(cell, order, months) !== null);
  // If there is no other column for the day, a column called "time" that has days is it.
  const time = columns.indexOf("time");
  if (time >= 0 && !columns.includes("at") && isMostly(cellsOf(time), isDay)) columns[time] = "at";
  find("at", isDay);
  find("currency", (cell) => minorDigits(cell.toUpperCase()) !== undefined);
  find("amount", isAmount);
  return columns;
}

function isMostly(cells: readonly string[], fits: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(fits).length >= cells.length * LEAST_SHARE;
}

// Longer numbers are order or phone numbers.
function isAmount(cell: string): boolean {
  const digits = cell.replace(/\D/g, "");
  return /\p{Nd}/u.test(cell) && digits.length < 10 && /^[^\p{L}]*\p{L}{0,4}[^\p{L}]*$/u.test(cell);
}

/** Return whether a table was written by this app. */
export function isOwnTable(header: readonly string[]): boolean {
  const names = header.map((name) => name.trim());
  const wanted = ["id", "at", "channel", "amount_paid", "currency", "status", "updated_at"];
  return wanted.every((name) => names.includes(name));
}

/**
 * Return the key under which a mapping of columns is remembered: the folded names of the columns.
 */
export function signatureOf(header: readonly string[]): string {
  return header.map(foldName).join("|");
}
