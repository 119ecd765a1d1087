/** Cells of a table that no spreadsheet reads as something else, which `import/unguard.ts` takes back. */

// Excel with another list separator splits at semicolons, tabs or bars inside of quotes too, and
// starts a row at each line break: what follows is then a cell of its own.
const START = String.raw`(^|[;,|\t\r\n])`;
const END = String.raw`[\s"']*(?:$|[;,|\t\r\n])`;
const FORMULA = String.raw`[=+\-@＝＋－＠]`;
// Shown as 2.03E+27, without its zeros, or rounded from the 16th digit on, and saved like that. Excel
// takes digits of full width for digits.
const CHANGED_NUMBER = String.raw`(?:[0０]\p{Nd}+|\p{Nd}{12,}|\d+[eE]\d+|(?:[.' ]?\d){16,})${END}`;
const READ_AS_OTHER = String.raw`(?=[\s"']*(?:${FORMULA}|${CHANGED_NUMBER}))`;
const TO_GUARD = new RegExp(START + READ_AS_OTHER, "gu");
const CONTROL = /^(?='*[\t\r\n])/;

/**
 * User text that no spreadsheet takes for a formula, or for a number that it writes otherwise: an
 * apostrophe goes before it, at the start and after each separator. Where apostrophes stand there
 * already, it is one more: taking one off at each place always gives the original.
 */
export function guard(text: string): string {
  const guarded = text.replace(TO_GUARD, "$1'");
  return guarded === text ? text.replace(CONTROL, "'") : guarded;
}
