/** Protects the cells of a CSV table, so that no spreadsheet changes them, and restores them. */

// With another list separator Excel splits at semicolons, tabs or bars even inside quotes, and starts
// a row at each line break, so each part is a cell.
const START = String.raw`(^|[;,|\t\r\n])`;
const END = String.raw`[\s"']*(?:$|[;,|\t\r\n])`;
const FORMULA = String.raw`[=+\-@＝＋－＠]`;
// Excel shows and saves such a number as 2.03E+27, without its zeros, rounded from the 16th digit on,
// or as a negative number. It reads full-width digits as digits.
// It drops the last zeros of a decimal: 12.50 becomes 12.5.
const DECIMAL = String.raw`\d+[.,]\d*0[\s"']*$`;
const NUMBER = String.raw`[0０]\p{Nd}+|\p{Nd}{12,}|\d*[.,]?\d+e[+-]?\d+|(?:[.,' \u00a0\u202f’]?\d){16,}|\(\d[\d.,]*\)`;
// Excel reads order numbers such as 12-05, MAR12 or 5:30 as a day, a month or a time of day. Dates of
// our own columns (2026-11-05) are dates and need no guard. Excel reads months in its own language:
// of our languages, Spanish has such names, too.
const MONTH =
  "(?:jan|ene|feb|mar|a[bp]r|may|jun|jul|aug|ago|sept?|oct|nov|d[ei]c)" +
  "(?:r?uary|r?e?ro|ch|zo|il|u?sto?|[eoy]|io|(?:em|o)?ber|iembre|ubre)?";
const DAY = String.raw`\d\d?[-/]\d{1,4}(?:[-/]\d{1,4})?|[1-9]\d{3}(?:[-/]\d\d?|/\d\d?/\d\d?)|\d\d?\.\d\d?\.\d{1,4}|\d{4}\.\d\d?\.\d\d?`;
const NAMED_DAY = String.raw`${MONTH}[-/. ]?\d{1,4}|\d{1,4}[-/. ]?${MONTH}(?:[-/. ]\d{2,4})?`;
const TIME = String.raw`\d{1,4}:\d\d?(?::\d\d?)?(?: ?[ap]m?)?`;
const CHANGED = `(?:${NUMBER}|${DAY}|${NAMED_DAY}|${TIME})${END}`;
const READ_AS_OTHER = String.raw`(?=[\s"']*(?:${FORMULA}|${CHANGED}|${DECIMAL}))`;
const TO_GUARD = new RegExp(START + READ_AS_OTHER, "giu");
const GUARDED = new RegExp(`${START}'${READ_AS_OTHER}`, "giu");
const CONTROL = /^(?='*[\t\r\n])/;
const GUARDED_CONTROL = /^'(?='*[\t\r\n])/;

/**
 * Return a text that no spreadsheet reads as a formula, another number or a day: an apostrophe is
 * put at its start and after each separator, where needed. Apostrophes that were there stay, so that
 * `unguard` always restores the original.
 */
export function guard(text: string): string {
  const guarded = text.replace(TO_GUARD, "$1'");
  return guarded === text ? text.replace(CONTROL, "'") : guarded;
}

/** Return a cell of our own table without the apostrophes of `guard`. */
export function unguard(cell: string): string {
  const plain = cell.replace(GUARDED, "$1");
  return plain === cell ? cell.replace(GUARDED_CONTROL, "") : plain;
}
