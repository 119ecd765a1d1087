import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, daysBetween, isDate, LAST_DATE } from "./plain-date.ts";

const dates = fc
  .integer({ min: -700_000, max: 2_800_000 })
  .map((days) => addDays("2000-01-01", days));

describe("a calendar date", () => {
  test.each(["2026-11-22", "2024-02-29", "2000-02-29", "0000-01-01", "0001-01-01", LAST_DATE])(
    "%s is one",
    (text) => {
      expect(isDate(text)).toBe(true);
    },
  );

  test.each([
    ...["", "2026", "2026-11", "2026-1-2", "22.11.2026", "2026-11-22T10:00", " 2026-11-22"],
    ...["2026-02-29", "1900-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10"],
    ...["2026-01-00", "2026-01-32", "+2026-11-22", "-2026-11-22", "12026-11-22", "2026-11-22\n"],
    "٢٠٢٦-11-22",
  ])("%j is none", (text) => {
    expect(isDate(text)).toBe(false);
  });
});

test.each([
  ["2026-11-22", "2026-11-22", 0],
  ["2026-11-22", "2026-12-22", 30],
  ["2026-12-22", "2026-11-22", -30],
  ["2024-02-28", "2024-03-01", 2],
  // clocks change in between
  ["2026-03-28", "2026-03-30", 2],
  ["0000-01-01", "9999-12-31", 3_652_424],
])("from %s to %s it is %i days", (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
  expect(addDays(from, days)).toBe(to);
});

describe("adding months stays within the month", () => {
  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2023-11-30", 3, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2026-03-31", 1, "2026-04-30"],
    ["2026-02-28", 1, "2026-03-28"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-11-15", 0, "2026-11-15"],
    ["2026-11-15", 14, "2028-01-15"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-01-15", -1, "2025-12-15"],
    ["9999-11-30", 1, "9999-12-30"],
    ["0000-02-29", -1, "0000-01-29"],
  ])("%s and %i months is %s", (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});

test("results end with the last year of four digits", () => {
  expect(addDays("2026-11-22", 1e9)).toBe(LAST_DATE);
  expect(addDays("2026-11-22", Number.MAX_SAFE_INTEGER)).toBe(LAST_DATE);
  expect(addMonths("2026-11-22", Number.MAX_SAFE_INTEGER)).toBe(LAST_DATE);
  expect(addMonths("9999-12-15", 1)).toBe(LAST_DATE);
  expect(addDays("2026-11-22", -1e9)).toBe("0000-01-01");
  expect(addMonths("2026-11-22", -1e9)).toBe("0000-01-01");
});

test("adding days gives a date that many days away", () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -9_999, max: 9_999 }), (date, days) => {
      const sum = addDays(date, days);
      expect(isDate(sum)).toBe(true);
      expect(daysBetween(date, sum)).toBe(days);
    }),
  );
});

test("adding months gives that month, and never a later day of it", () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 999 }), (date, months) => {
      const sum = addMonths(date, months);
      expect(isDate(sum)).toBe(true);
      const month = (text: string): number =>
        Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
      expect(month(sum) - month(date)).toBe(months);
      expect(sum.slice(8) <= date.slice(8)).toBe(true);
    }),
  );
});

test("dates agree with JavaScript's calendar in UTC", () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (days) => {
      const date = new Date(days * 86_400_000).toISOString().slice(0, 10);
      expect(addDays("1970-01-01", days)).toBe(date);
      expect(daysBetween("1970-01-01", date)).toBe(days);
      expect(isDate(date)).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});
