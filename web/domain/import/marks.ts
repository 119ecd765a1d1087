/** Finds out how the amounts of a table are written. */
import { CURRENCIES, minorDigits } from "../currency.ts";
import type { Marks } from "../money.ts";
import { fold } from "../numeral.ts";
import { stripSigns } from "../signs.ts";

export const DECIMALS = [".", ","] as const;

export type Decimal = (typeof DECIMALS)[number];

const MARKS: Record<Decimal, Marks> = {
  ".": { decimal: ".", group: "," },
  ",": { decimal: ",", group: "." },
};

export function marksOf(decimal: Decimal): Marks {
  return MARKS[decimal];
}

/** Return the only decimal mark that most amounts can have; null if they don't say. */
export function guessDecimal(texts: readonly string[]): Decimal | null {
  let points = 0;
  let commas = 0;
  for (const text of texts) {
    const mark = decimalIn(fold(text).replace(/[^\d.,]/g, ""));
    if (mark === ".") points++;
    if (mark === ",") commas++;
  }
  if (points === commas) return null;
  return points > commas ? "." : ",";
}

// Undecided: three digits after the only mark, and equal marks.
function decimalIn(text: string): string | null {
  const [, before = "", mark = "", after = ""] =
    /^(.*?)([.,])(\d*)$/.exec(text.replace(/[.,]$/, "")) ?? [];
  if (!mark) return null;
  const last = lastMark(text);
  const others = text.replace(/\d/g, "").slice(0, -1);
  if (others.includes(last)) return last === "." ? "," : "."; // a repeated mark groups
  if (others) return last;
  return after.length === 3 && /^[1-9]\d{0,2}$/.test(before) ? null : mark && last;
}

function lastMark(text: string): string {
  return text.replace(/\d/g, "").at(-1) ?? "";
}

/** Return whether payments have a minus, as in bank statements. */
export function isMinusPaid(texts: readonly string[]): boolean {
  const negative = texts.filter((text) => /^\s*(?:[-−–]|\(.*\)\s*$)|[-−]\s*$/.test(text)).length;
  return negative > 0 && negative * 2 > texts.length;
}

/** Return an amount without its minus; null if it has none. */
export function withoutMinus(text: string): string | null {
  const bare = text.replace(/^\s*\((.*)\)\s*$/, "$1").replace(/^([^\d]*?)[-−–]/, "$1");
  const plain = bare === text ? text.replace(/[-−]\s*$/, "") : bare;
  return plain === text ? null : plain;
}

/**
 * Return the ISO 4217 code of a cell's currency, or null. A sign of several currencies, such as
 * "$", is read as the `expected` one.
 */
export function currencyOf(text: string, expected: string): string | null {
  const word = fold(text).trim().toUpperCase();
  if (!word) return null;
  if (minorDigits(word) !== undefined) return word;
  const known = read.get(word) ?? CURRENCIES.filter((currency) => isSignOf(word, currency));
  read.set(word, known);
  if (known.includes(expected)) return expected;
  return known.length === 1 ? (known[0] ?? null) : null;
}

const read = new Map<string, readonly string[]>();

function isSignOf(word: string, currency: string): boolean {
  const bare = stripSigns(`1 ${word}`, currency, () => []);
  return bare !== null && !("otherCurrency" in bare);
}

/** Return the currency that is written beside the digits of an amount, or null. */
export function currencyIn(amount: string, expected: string): string | null {
  const word = amount.replace(/[\p{Nd}\s.,'’+\-−–()٫٬]/gu, "");
  return word ? currencyOf(word, expected) : null;
}
