const DIGIT = /^\p{Nd}$/u;
const DIGITS = /\p{Nd}/gu;

/** The text with every decimal digit of any script written 0 to 9. */
export function toAsciiDigits(text: string): string {
  return text.replace(DIGITS, (digit) => String(digitAt(digit.codePointAt(0) ?? 0)));
}

// Unicode promises that the digits of a script stand in a row from 0 to 9. Where rows adjoin
// (mathematical bold, double-struck …), each has ten, so the place in the whole stretch tells.
function digitAt(digit: number): number {
  let first = digit;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return (digit - first) % 10;
}
