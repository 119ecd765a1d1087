import { describe, expect, test } from "vitest";
import type { Receipt } from "./receipt.ts";
import { identifier, receipt } from "./testing/records.ts";
import { findTwins } from "./twins.ts";

const KNOWN = receipt(1, { simId: identifier(11), order: "TX-1" });

describe("a possible duplicate gives a warning", () => {
  test.each([
    ["the same order number", { order: "TX-1" }, "order", "twin.order"],
    ["on another day too", { order: "TX-1", at: "2026-11-25T10:00+07:00" }, "order", "twin.order"],
    ["the same SIM, amount and day", { simId: identifier(11) }, "amount", "twin.day"],
  ] as [string, Partial<Receipt>, string, string][])("%s", (_, changes, field, code) => {
    expect(findTwins(receipt(2, changes), [KNOWN])).toEqual([
      { field, code, values: { date: "2026-11-22" } },
    ]);
  });
});

describe("no warning is given", () => {
  test.each([
    ["of another SIM", { simId: identifier(12) }],
    ["of no SIM", { simId: null }],
    ["of another day", { simId: identifier(11), at: "2026-11-23T14:59+07:00" }],
    ["of another amount", { simId: identifier(11), paid: { amount: 1, currency: "THB" } }],
    ["of another currency", { simId: identifier(11), paid: { amount: 10_000, currency: "EUR" } }],
  ] as [string, Partial<Receipt>][])("%s", (_, changes) => {
    expect(findTwins(receipt(2, changes), [KNOWN])).toEqual([]);
  });

  test("for the receipt itself, or for two blank order numbers", () => {
    expect(findTwins(KNOWN, [KNOWN])).toEqual([]);
    expect(findTwins(receipt(2), [receipt(3)])).toEqual([]);
  });
});
