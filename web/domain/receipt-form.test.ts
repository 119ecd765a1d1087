import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fields } from "./fields.ts";
import type { Receipt } from "./receipt.ts";
import {
  parseReceipt,
  type ReceiptContext,
  type ReceiptReading,
  receiptToFields,
} from "./receipt-form.ts";
import { findFlaw } from "./records/check.ts";
import { identifiers, receiptForms, typedText } from "./testing/arbitraries.ts";
import { ENGLISH, GERMAN } from "./testing/marks.ts";
import { identifier, NOW, receipt, STAMP } from "./testing/records.ts";

const FILLED: Fields = {
  at: "2026-11-22T14:59",
  offset: "+07:00",
  channel: "shop",
  status: "credited",
  amount: "100",
  currency: "THB",
};

function parse(form: Fields, context: Partial<ReceiptContext> = {}): ReceiptReading {
  return parseReceipt(form, {
    now: NOW,
    marks: ENGLISH,
    id: identifier(1),
    photoIds: [],
    ...context,
  });
}

function parseGood(form: Fields, context: Partial<ReceiptContext> = {}): Receipt {
  const reading = parse(form, context);
  if ("problems" in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.receipt;
}

function problemsOf(form: Fields) {
  const reading = parse(form);
  return "problems" in reading ? reading.problems : [];
}

test("amount, currency and date are enough for a receipt", () => {
  expect(parse(FILLED)).toEqual({ receipt: receipt(), warnings: [] });
});

test("without a choice, channel and status are the first ones", () => {
  const { channel: _, status: __, ...form } = FILLED;
  expect(parseGood(form)).toEqual(receipt(1, { channel: "app", status: "pending" }));
});

test("every field of a form is read, with the marks of another language", () => {
  const form = {
    ...FILLED,
    sim: identifier(7),
    channelName: " 7-Eleven ",
    amount: "1.234,50",
    credited: "20",
    creditedCurrency: "usd",
    fee: "4,5",
    means: "cash",
    order: "TX-99",
    balanceBefore: "0",
    balanceAfter: "20,05",
    goodUntil: "2026-12-22",
    notes: "first line\r\nsecond line\n",
  };
  expect(parseGood(form, { marks: GERMAN, photoIds: [identifier(8)] })).toEqual(
    receipt(1, {
      simId: identifier(7),
      channelName: "7-Eleven",
      paid: { amount: 123450, currency: "THB" },
      credited: { amount: 2000, currency: "USD" },
      fee: { amount: 450, currency: "THB" },
      means: "cash",
      order: "TX-99",
      balanceBefore: { amount: 0, currency: "USD" },
      balanceAfter: { amount: 2005, currency: "USD" },
      goodUntil: "2026-12-22",
      notes: "first line\nsecond line",
      photoIds: [identifier(8)],
    }),
  );
});

test("an empty form gives all missing fields at once", () => {
  expect(problemsOf({}).map(({ field, code }) => [field, code])).toEqual([
    ["currency", "currency.missing"],
    ["amount", "amount.empty"],
    ["offset", "choice.unknown"],
    ["at", "date.missing"],
  ]);
});

describe("one wrong field gives one problem, at that field", () => {
  test.each([
    ["amount", "", "amount.empty"],
    ["amount", "1.234", "amount.ambiguous"],
    ["credited", "-5", "amount.negative"],
    ["fee", "x", "amount.not-a-number"],
    ["balanceAfter", "5 EUR", "amount.other-currency"],
    ["currency", "THX", "currency.unknown"],
    ["creditedCurrency", "XX", "currency.unknown"],
    ["at", "2026-02-30T10:00", "date.invalid"],
    ["at", "2026-11-22", "date.invalid"],
    ["at", "yesterday", "date.invalid"],
    ["at", "0026-11-22T14:59", "date.invalid"],
    ["offset", "", "choice.unknown"],
    ["offset", "+07", "choice.unknown"],
    ["goodUntil", "2026-02-29", "date.invalid"],
    ["goodUntil", "soon", "date.invalid"],
    ["goodUntil", "2026-11-21", "good-until.before-top-up"],
    ["goodUntil", "0027-01-05", "date.invalid"],
    ["channel", "pigeon", "choice.unknown"],
    ["status", "lost", "choice.unknown"],
    ["means", "gold", "choice.unknown"],
    ["channelName", "x".repeat(101), "text.too-long"],
    ["order", "x".repeat(101), "text.too-long"],
    ["notes", "x".repeat(5001), "text.too-long"],
  ])("%s %j: %s", (field, value, code) => {
    expect(problemsOf({ ...FILLED, [field]: value })).toMatchObject([{ field, code }]);
  });
});

test("an order number keeps only visible characters", () => {
  const order = "\u200b20\u00ad26-\ufeff00\u3164\u115f42\u200b";
  expect(parseGood({ ...FILLED, order })).toMatchObject({ order: "2026-0042" });
});

describe("a problem has the values that its message needs", () => {
  test.each([
    [{ notes: "💳".repeat(5001) }, { most: 5000, length: 5001 }],
    [{ means: "gold" }, { value: "gold" }],
    [{ goodUntil: "2026-11-01" }, { date: "2026-11-22" }],
  ])("%j", (fields, values) => {
    expect(problemsOf({ ...FILLED, ...fields })).toMatchObject([{ values }]);
  });
});

test("an unreadable date gives no problem for the day of validity", () => {
  const form = { ...FILLED, at: "0026-11-22T14:59", goodUntil: "2026-11-01" };
  expect(problemsOf(form).map(({ field }) => field)).toEqual(["at"]);
});

test("a text at the limit is kept: limits count characters as people do", () => {
  const form = { ...FILLED, notes: "💳".repeat(5000), order: "x".repeat(100) };
  expect(parseGood(form)).toMatchObject({ notes: form.notes, order: form.order });
});

describe("a date more than a day ahead gives a warning, because the phone's clock may be wrong", () => {
  test.each(["2026-11-23T15:00+07:00", "2026-11-23T05:00-03:30", "2027-11-22T14:59+07:00"])(
    "%s",
    (at) => {
      expect(parse({ ...FILLED, at: at.slice(0, 16), offset: at.slice(16) })).toEqual({
        receipt: receipt(1, { at }),
        warnings: [{ field: "at", code: "date.far" }],
      });
    },
  );
});

describe("a date within a day gives no warning, because it is tomorrow somewhere", () => {
  test.each(["2026-11-23T14:59+07:00", "2026-11-23T21:59+14:00"])("%s", (at) => {
    const reading = parse({ ...FILLED, at: at.slice(0, 16), offset: at.slice(16) });
    expect(reading).toEqual({ receipt: receipt(1, { at }), warnings: [] });
  });
});

test("warnings come with problems, so that the form shows both at once", () => {
  expect(parse({ ...FILLED, at: "2099-01-01T10:00", amount: "-1" })).toEqual({
    problems: [{ field: "amount", code: "amount.negative" }],
    warnings: [{ field: "at", code: "date.far" }],
  });
});

test.each(["2026-11-22T14:59:30", "2026-11-22T14:59:30.5"])(
  "the seconds that some browsers add are dropped: %s",
  (at) => {
    expect(parseGood({ ...FILLED, at })).toEqual(receipt());
  },
);

test("a new SIM of the same form is used instead of the chosen one", () => {
  const form = { ...FILLED, sim: "new" };
  expect(parseGood(form, { simId: identifier(3) }).simId).toBe(identifier(3));
  expect(parseGood(form, { simId: null }).simId).toBeNull();
  expect(parseGood(form).simId).toBeNull();
});

test("an edited receipt keeps the time of its creation", () => {
  const createdAt = "2026-01-01T00:00:00.000Z";
  expect(parseGood(FILLED, { createdAt })).toEqual(receipt(1, { createdAt, updatedAt: STAMP }));
});

test("balances without a credited amount keep their currency, which may not be the paid one", () => {
  const form = { ...FILLED, creditedCurrency: "USD", balanceAfter: "20" };
  const reading = parseGood(form);
  expect(reading.balanceAfter).toEqual({ amount: 2000, currency: "USD" });
  expect(receiptToFields(reading, ENGLISH)["creditedCurrency"]).toBe("USD");
});

test("saving a receipt unchanged changes nothing", () => {
  const anyMarks = fc.constantFrom(ENGLISH, GERMAN);
  fc.assert(
    fc.property(receiptForms, fc.array(identifiers), anyMarks, (form, photoIds, marks) => {
      const first = parseGood(form, { photoIds });
      expect(parseGood(receiptToFields(first, marks), { marks, photoIds })).toEqual(first);
    }),
  );
});

test("every receipt from the form is valid in a backup", () => {
  fc.assert(
    fc.property(receiptForms, fc.array(identifiers), (form, photoIds) => {
      expect(findFlaw("receipts", parseGood(form, { photoIds }))).toBeNull();
    }),
  );
});

test("any form gives a receipt or problems", () => {
  const names = fc.constantFrom(...Object.keys(FILLED), "notes", "sim", "goodUntil");
  fc.assert(
    fc.property(fc.dictionary(names, typedText(40)), (form) => {
      const reading = parse({ ...FILLED, ...form });
      expect("receipt" in reading).not.toBe("problems" in reading);
    }),
  );
});

describe("an impossible day gives a warning, with the Gregorian year if it is a Thai one", () => {
  test.each([
    ["2026-12-31", []],
    ["2029-11-22", []],
    ["2029-11-23", [{ field: "goodUntil", code: "date.far" }]],
    [
      "2569-12-31",
      [{ field: "goodUntil", code: "date.thai-year", values: { date: "2026-12-31" } }],
    ],
    ["2062-12-31", [{ field: "goodUntil", code: "date.far" }]],
    // 2029, which has no 29 February
    ["2572-02-29", [{ field: "goodUntil", code: "date.far" }]],
    ["9999-12-31", [{ field: "goodUntil", code: "date.far" }]],
  ])("good until %s", (goodUntil, warnings) => {
    expect(parse({ ...FILLED, goodUntil })).toMatchObject({ warnings });
  });

  test("a top-up of the Thai year 2569", () => {
    expect(parse({ ...FILLED, at: "2569-11-22T14:59" })).toMatchObject({
      warnings: [{ field: "at", code: "date.thai-year", values: { date: "2026-11-22" } }],
    });
  });
});

test("a time that the clocks skip or repeat gives a warning with both offsets, unless a third is chosen", () => {
  const clockChange = ["+02:00", "+01:00"] as const;
  expect(parse({ ...FILLED, offset: "+01:00" }, { clockChange })).toMatchObject({
    warnings: [
      {
        field: "offset",
        code: "offset.changed",
        values: { first: "UTC+02:00", second: "UTC+01:00" },
      },
    ],
  });
  expect(parse({ ...FILLED, offset: "+07:00" }, { clockChange })).toMatchObject({ warnings: [] });
});

test("a fee is not larger than the amount paid", () => {
  expect(parse({ ...FILLED, fee: "100" })).toHaveProperty("receipt");
  expect(problemsOf({ ...FILLED, fee: "100.01" })).toEqual([
    { field: "fee", code: "fee.too-large" },
  ]);
});

test("an unchanged amount stays the same, whatever the marks of the page", () => {
  const stored = receipt(1, { paid: { amount: 1500, currency: "KWD" } });
  const shown = { receipt: stored, fields: receiptToFields(stored, ENGLISH) };
  const reading = parse(shown.fields, { marks: GERMAN, shown });
  expect(reading).toMatchObject({ receipt: { paid: stored.paid } });
});

test("an amount is read with the marks with which it was typed", () => {
  const form = { ...FILLED, amount: "1.500", currency: "KWD" };
  const marksOf = { amount: ENGLISH };
  expect(parseGood(form, { marks: GERMAN, marksOf }).paid.amount).toBe(1500);
  expect(parse(form, { marks: GERMAN })).toMatchObject({
    problems: [{ field: "amount", code: "amount.ambiguous" }],
  });
});
