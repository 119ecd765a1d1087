import { describe, expect, test } from "vitest";
import type { Fields } from "./fields.ts";
import { parseReading, startReading } from "./reading-form.ts";
import { identifier, NOW, sim, STAMP } from "./testing/records.ts";
import { parseVolume, volumeToTyped } from "./volume.ts";

const EN = { decimal: ".", group: "," };
const ES = { decimal: ",", group: "." };

function parse(fields: Fields, stored = sim(11)) {
  return parseReading(
    { readingCurrency: "THB", readingAt: "2026-11-22T14:30", ...fields },
    { now: NOW, id: identifier(1), sim: stored, marks: EN, offsetAt: () => "+07:00" },
  );
}

test("money, data and minutes are read together, at the phone's local time", () => {
  const typed = { readingMoney: "12.50", readingData: "1.5", readingDataUnit: "GB" };
  expect(parse({ ...typed, readingMinutes: "30" })).toEqual({
    reading: {
      id: identifier(1),
      simId: identifier(11),
      at: "2026-11-22T14:30+07:00",
      money: { amount: 1_250, currency: "THB" },
      data: 1_500,
      minutes: 30,
      createdAt: STAMP,
      updatedAt: STAMP,
    },
    marks: { lowMoney: null, lowData: null },
  });
});

test("a low mark can be changed without a reading", () => {
  expect(parse({ lowMoney: "50" })).toEqual({
    reading: null,
    marks: { lowMoney: { amount: 5_000, currency: "THB" }, lowData: null },
  });
});

test("each amount is read with the marks with which it was typed", () => {
  const fields = { readingMoney: "1.500", readingCurrency: "KWD", readingAt: "2026-11-22T14:30" };
  const context = { now: NOW, id: identifier(1), sim: sim(11), offsetAt: () => "+07:00" };
  const typed = { ...fields, lowMoney: "2,500" };
  const reading = parseReading(typed, { ...context, marks: ES, marksOf: { readingMoney: EN } });
  expect(reading).toMatchObject({
    reading: { money: { amount: 1_500, currency: "KWD" } },
    marks: { lowMoney: { amount: 2_500, currency: "KWD" } },
  });
});

describe("a problem names its field", () => {
  test.each([
    [{}, "readingMoney", "reading.empty"],
    [{ readingMoney: "x" }, "readingMoney", "amount.not-a-number"],
    [{ readingMoney: "5", readingCurrency: "" }, "readingCurrency", "currency.missing"],
    [{ readingData: "lots" }, "readingData", "volume.invalid"],
    [{ readingMinutes: "-5" }, "readingMinutes", "volume.invalid"],
    [{ readingMoney: "5", readingAt: "" }, "readingAt", "date.invalid"],
    [{ readingMoney: "5", readingAt: "2026-11-24T14:30" }, "readingAt", "date.invalid"],
    [{ readingMoney: "5", readingAt: "0026-11-22T14:30" }, "readingAt", "date.invalid"],
    [{ lowData: "x" }, "lowData", "volume.invalid"],
  ] as [Fields, string, string][])("%o: %s %s", (fields, field, code) => {
    expect(parse(fields)).toMatchObject({ problems: [{ field, code }] });
  });
});

test("the form starts with the SIM's marks, which are read back unchanged", () => {
  const stored = sim(11, { lowMoney: { amount: 5_000, currency: "THB" }, lowData: 2_000 });
  const fields = startReading(stored, "THB", "2026-11-22T14:30", EN);
  expect(fields).toMatchObject({ lowMoney: "50.00", lowData: "2", lowDataUnit: "GB" });
  expect(parse(fields, stored)).toMatchObject({ problems: [{ code: "reading.empty" }] });
});

describe("a mark has the currency of the reading only if it was typed", () => {
  const stored = sim(11, { lowMoney: { amount: 5_000, currency: "THB" } });
  test.each([
    [{}, "USD", { amount: 5_000, currency: "THB" }],
    [{}, "", { amount: 5_000, currency: "THB" }],
    [{ lowMoney: "60" }, "USD", { amount: 6_000, currency: "USD" }],
    [{ lowMoney: "60" }, "THB", { amount: 6_000, currency: "THB" }],
    [{ lowMoney: "" }, "USD", null],
  ] as const)("%o with a reading in %s", (typed, currency, lowMoney) => {
    const start = startReading(stored, currency, "2026-11-22T14:30", EN);
    expect(parse({ ...start, readingMinutes: "5", ...typed }, stored)).toMatchObject({
      marks: { lowMoney },
    });
  });
});

describe("a volume is read in whole megabytes", () => {
  test.each([
    ["500", "MB", EN, 500],
    ["512.35", "MB", EN, 512],
    ["1,234.5", "MB", EN, 1_234],
    ["1.5", "GB", EN, 1_500],
    ["1,5", "GB", ES, 1_500],
    ["1.2345", "GB", EN, 1_234],
    ["0,5", "GB", ES, 500],
    ["1.5 GB", "MB", EN, 1_500],
    ["750MB", "GB", EN, 750],
    ["٢", "GB", EN, 2_000],
    ["0", "MB", EN, 0],
  ] as const)("%s %s", (text, unit, marks, amount) => {
    expect(parseVolume(text, unit, marks)).toEqual({ amount });
  });

  test.each(["", "lots", "GB", "-1", "1.2.3", "99999999"])("%s is none", (text) => {
    expect(parseVolume(text, "MB", EN)).toEqual({ problem: "volume.invalid" });
  });

  test("a text with two readings gives both", () => {
    expect(parseVolume("1.234", "GB", ES)).toMatchObject({ problem: "amount.ambiguous" });
  });

  test.each([0, 500, 1_000, 1_500, 20_000])("%s MB is typed and read back", (amount) => {
    const { text, unit } = volumeToTyped(amount);
    expect(parseVolume(text, unit, EN)).toEqual({ amount });
  });
});
