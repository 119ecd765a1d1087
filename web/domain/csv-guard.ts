/** Cells of a table that no spreadsheet reads as something else, which `import/unguard.ts` takes back. */

// Excel with another list separator splits at semicolons, tabs or bars inside of quotes too, and
// starts a row at each line break: what follows is then a cell of its own.
const START = String.raw`(^|[;,|\t\r\n])`;
const END = String.raw`[\s"']*(?:$|[;,|\t\r\n])`;
const FORMULA = String.raw`[=+\-@＝＋－＠]`;
// Shown as 2.03E+27, without its zeros, rounded from the 16th digit on, or as negative, and saved like
// that. Excel takes digits of full width for digits.
const NUMBER = String.raw`[0０]\p{Nd}+|\p{Nd}{12,}|\d*[.,]?\d+e[+-]?\d+|(?:[.,' \u00a0\u202f’]?\d){16,}|\(\d[\d.,]*\)`;
// Order numbers that are taken for a day, a month or a time of day: 12-05, MAR12, 5:30. Days as our
// own columns have them, 2026-11-05, are meant.
const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|" +
  "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DAY = String.raw`\d\d?[-/]\d{1,4}(?:[-/]\d{1,4})?|[1-9]\d{3}(?:[-/]\d\d?|/\d\d?/\d\d?)|\d\d?\.\d\d?\.\d{2,4}`;
const NAMED_DAY = String.raw`${MONTH}[-/. ]?\d{1,4}|\d{1,4}[-/. ]?${MONTH}(?:[-/. ]\d{2,4})?`;
const TIME = String.raw`\d{1,4}:\d\d(?::\d\d)?(?: ?[ap]m?)?`;
const CHANGED = `(?:${NUMBER}|${DAY}|${NAMED_DAY}|${TIME})${END}`;
const READ_AS_OTHER = String.raw`(?=[\s"']*(?:${FORMULA}|${CHANGED}))`;
const TO_GUARD = new RegExp(START + READ_AS_OTHER, "giu");
const CONTROL = /^(?='*[\t\r\n])/;

/**
 * User text that no spreadsheet takes for a formula, or for a number or a day that it writes
 * otherwise: an apostrophe goes before it, at the start and after each separator. Where apostrophes stand there
 * already, it is one more: taking one off at each place always gives the original.
 */
export function guard(text: string): string {
  const guarded = text.replace(TO_GUARD, "$1'");
  return guarded === text ? text.replace(CONTROL, "'") : guarded;
}
