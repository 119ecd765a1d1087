const DIGIT = /^\p{Nd}$/u;
const DIGITS = /\p{Nd}/gu;

/** Return the text with the decimal digits of all scripts written as 0 to 9. */
export function toAsciiDigits(text: string): string {
  return text.replace(DIGITS, (digit) => String(digitAt(digit.codePointAt(0) ?? 0)));
}

// Unicode guarantees that the digits of a script are ten code points in a row, from 0 to 9. Several
// rows may be adjacent (mathematical bold, double-struck …), so we take the position in the whole
// run modulo 10.
function digitAt(digit: number): number {
  let first = digit;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return (digit - first) % 10;
}
