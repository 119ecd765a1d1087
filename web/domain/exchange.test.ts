import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convert, rateBetween, ratedCurrencies, scale } from "./exchange.ts";
import { rate } from "./testing/records.ts";

const RATES = [rate()]; // THB 100.00 are EUR 2.60

describe("an amount is converted with the user's rate, in both directions, rounded half up", () => {
  test.each([
    [{ amount: 30_000, currency: "THB" }, "EUR", 780],
    [{ amount: 260, currency: "EUR" }, "THB", 10_000],
    [{ amount: 1, currency: "THB" }, "EUR", 0],
    [{ amount: 19, currency: "THB" }, "EUR", 0], // 0.494
    [{ amount: 20, currency: "THB" }, "EUR", 1], // 0.52
    [{ amount: 999_999_999_999, currency: "THB" }, "EUR", 26_000_000_000],
  ])("%o in %s: %i", (money, currency, amount) => {
    expect(convert(money, currency, RATES)).toEqual({ amount, currency });
  });

  test("without a rate there is no result", () => {
    expect(convert({ amount: 1, currency: "USD" }, "EUR", RATES)).toBeNull();
    expect(convert({ amount: 1, currency: "USD" }, "USD", [])).toEqual({
      amount: 1,
      currency: "USD",
    });
  });
});

test("of several rates, that of the latest day counts, then the one noted last", () => {
  const older = rate(2, { on: "2026-01-01", updatedAt: "2026-12-01T00:00:00.000Z" });
  const later = rate(3, { updatedAt: "2026-11-23T00:00:00.000Z" });
  expect(rateBetween("EUR", "THB", [rate(), older, later])).toBe(later);
});

test("each currency with a rate is listed once", () => {
  const usd = rate(2, { of: { amount: 100, currency: "USD" } });
  expect(ratedCurrencies([rate(), usd])).toEqual(["EUR", "THB", "USD"]);
});

test("scaling is exact and rounds half up", () => {
  const count = fc.integer({ min: 1, max: 999_999 });
  fc.assert(
    fc.property(count, count, count, (amount, by, per) => {
      const off = 2n * BigInt(scale(amount, by, per)) * BigInt(per);
      const exact = 2n * BigInt(amount) * BigInt(by);
      expect(off - exact <= BigInt(per) && off - exact > -BigInt(per)).toBe(true);
    }),
  );
});
