import { toAsciiDigits } from "./digits.ts";

/**
 * `unusual`: it is not 18 to 20 digits that begin with 89, or its check digit is wrong. It may
 * still be right, because some operators print letters or leave the check digit out.
 */
export type IccidCheck = "valid" | "unusual";

/** Return the number of a SIM card (ITU-T E.118) in capitals and without separators. */
export function cleanIccid(text: string): string {
  return toAsciiDigits(text)
    .replaceAll(/[\s.-]/g, "")
    .toUpperCase();
}

/**
 * Return whether a card's number has the usual form and the right check digit (Luhn's algorithm).
 */
export function checkIccid(iccid: string): IccidCheck {
  return /^89\d{16,18}$/.test(iccid) && luhnSum(iccid) % 10 === 0 ? "valid" : "unusual";
}

// Counted from the right, every second digit is doubled, and a result above 9 is replaced by the
// sum of its digits.
function luhnSum(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.at(-1 - place));
    const counted = place % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum;
}
