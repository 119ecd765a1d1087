/**
 * Protects cells of a CSV table, so that no spreadsheet reads their text as a formula or a number.
 * `import/unguard.ts` reverses it.
 */

// If Excel uses another list separator, it splits at semicolons, tabs or bars inside quotes too,
// and starts a row at each line break. The rest is then a cell of its own.
const START = String.raw`(^|[;,|\t\r\n])`;
const END = String.raw`[\s"']*(?:$|[;,|\t\r\n])`;
const FORMULA = String.raw`[=+\-@＝＋－＠]`;
// Spreadsheets show such numbers as 2.03E+27, drop leading zeros, or round from the 16th digit on,
// and save them like that. Excel reads full-width digits as digits.
const CHANGED_NUMBER = String.raw`(?:[0０]\p{Nd}+|\p{Nd}{12,}|\d+[eE]\d+|(?:[.' ]?\d){16,})${END}`;
const READ_AS_OTHER = String.raw`(?=[\s"']*(?:${FORMULA}|${CHANGED_NUMBER}))`;
const TO_GUARD = new RegExp(START + READ_AS_OTHER, "gu");
const CONTROL = /^(?='*[\t\r\n])/;

/**
 * Return user text that no spreadsheet reads as a formula or changes as a number: an apostrophe is
 * put before it, at the start and after each separator. Where the text has apostrophes there
 * already, it gets one more, so that removing one at each place always gives the original.
 */
export function guard(text: string): string {
  const guarded = text.replace(TO_GUARD, "$1'");
  return guarded === text ? text.replace(CONTROL, "'") : guarded;
}
