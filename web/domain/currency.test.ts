import { expect, test } from "vitest";
import { CURRENCIES, minorDigits } from "./currency.ts";

test("currencies are distinct ISO 4217 codes in alphabetical order", () => {
  expect(CURRENCIES).toEqual([...new Set(CURRENCIES)].toSorted());
  expect(CURRENCIES.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
});

test.each(["BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW"])(
  "%s is a unit of account: it is not offered, but receipts with it can be read",
  (code) => {
    expect(CURRENCIES).not.toContain(code);
    expect(minorDigits(code)).toBeDefined();
  },
);
