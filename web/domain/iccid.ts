import { toAsciiDigits } from "./digits.ts";

/**
 * `unusual`: it isn't 18 to 20 digits that begin with 89, or its check digit doesn't fit. It may be
 * right all the same, since some operators print letters or leave the check digit out.
 */
export type IccidCheck = "valid" | "unusual";

/** The digits of a SIM card's number (ITU-T E.118), without what stands between them. */
export function cleanIccid(text: string): string {
  return toAsciiDigits(text)
    .replaceAll(/[\s.-]/g, "")
    .toUpperCase();
}

/** Whether the last digit of a card's number fits the others by Luhn's formula. */
export function checkIccid(iccid: string): IccidCheck {
  return /^89\d{16,18}$/.test(iccid) && luhnSum(iccid) % 10 === 0 ? "valid" : "unusual";
}

// From the right, each second digit counts twice, and 10 to 18 by the sum of their digits.
function luhnSum(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.at(-1 - place));
    const counted = place % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum;
}
