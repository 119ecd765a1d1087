import { expect, test } from "vitest";
import { CURRENCIES } from "./currency.ts";

test("currencies are distinct ISO 4217 codes in alphabetical order", () => {
  expect(CURRENCIES).toEqual([...new Set(CURRENCIES)].toSorted());
  expect(CURRENCIES.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
});
