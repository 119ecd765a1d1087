import { toAsciiDigits } from "./digits.ts";

/**
 * The marks that a language uses in numbers, as `Intl.NumberFormat(lang).formatToParts` gives them.
 */
export type Marks = { decimal: string; group: string };

type Digits = { whole: string; fraction: string };

/** The number; or both readings if two are possible, the one with a decimal mark first. */
export type NumeralReading = { number: Digits } | { either: [Digits, Digits] } | null;

const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

// Groups of three, or Indian groups of two before a group of three, which have commas. The same mark
// throughout: "1.00.000" is a typing error.
const GROUPED = /^[1-9]\d{0,2}([.,' ٬])(?:\d{3}\1)*\d{3}$|^[1-9]\d?([,٬])(?:\d\d\2)+\d{3}$/;

/**
 * Return typed text with one character for each meaning: digits 0 to 9; the marks `.` and `,`,
 * whose meaning depends on the language; `٫` (always decimal); `٬`, `'` and space (always
 * grouping).
 */
export function foldNumeral(text: string, marks: Marks): string {
  let folded = fold(text);
  for (const [mark, sure] of [
    [fold(marks.decimal), "٫"],
    [fold(marks.group), "٬"],
  ] as const) {
    if (mark && !".,' ".includes(mark)) folded = folded.replaceAll(mark, sure);
  }
  return folded.trim();
}

/**
 * Return the text with compatible forms, digits and marks folded, and without invisible characters.
 */
export function fold(text: string): string {
  return toAsciiDigits(text.replace(INVISIBLE, "").normalize("NFKC"))
    .replace(/\s/g, " ")
    .replace(/[‘’ʼ′]/g, "'")
    .replace(/،/g, ",")
    .replace(/。/g, ".");
}

/**
 * Return the digits of folded text for a currency with `decimals` decimals; null if it isn't a
 * number. `areWritten` is false if people don't write them, as in Iraq.
 */
export function readNumeral(
  text: string,
  marks: Marks,
  decimals: number,
  areWritten = true,
): NumeralReading {
  const [, body = "", mark, after = ""] = /^(.*?)(?:([.,٫])(\d*))?$/.exec(text) ?? [];
  if (!mark || (mark !== "٫" && body.includes(mark))) return known(ungroup(text), "");
  if (mark !== "٫" && after.length === 3 && /^\d+$/.test(body)) {
    return readSingleMark(body, mark, after, marks, decimals, areWritten);
  }
  return known(ungroup(body), after);
}

// "1.234" and "1,234" are the only texts whose meaning depends on who types them. The mark groups
// if the currency has no decimals. The language's grouping mark groups if the currency has fewer
// than three decimals. Its decimal mark is decimal if the currency has three decimals that people
// write. Otherwise both readings are possible, and the person is asked.
function readSingleMark(
  body: string,
  mark: string,
  after: string,
  marks: Marks,
  decimals: number,
  areWritten: boolean,
): NumeralReading {
  const isGroupMark = mark === fold(marks.group);
  const isDecimalMark = mark === fold(marks.decimal);
  if (/^[1-9]\d{0,2}$/.test(body)) {
    if (decimals === 0 || (isGroupMark && decimals < 3)) return known(body + after, "");
    if (isDecimalMark && decimals >= 3 && areWritten) return known(body, after);
  } else if (!isGroupMark || Number(body) === 0) {
    // "1234.567" and "0,234" can't be groups; "1234,567" in English may be a typing error.
    return known(body, after);
  }
  return {
    either: [
      { whole: body, fraction: after },
      { whole: body + after, fraction: "" },
    ],
  };
}

function known(whole: string | null, fraction: string): NumeralReading {
  return whole === null ? null : { number: { whole, fraction } };
}

function ungroup(text: string): string | null {
  if (/^\d*$/.test(text)) return text;
  return GROUPED.test(text) ? text.replace(/\D/g, "") : null;
}
