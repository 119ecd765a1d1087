import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateOf, formatInstant, monthOf, OFFSETS, offsetOf, parseInstant } from "./instant.ts";
import { anyText, instants } from "./testing/arbitraries.ts";

describe("an instant is parsed", () => {
  test.each([
    "2026-11-22T14:59+07:00",
    "2024-02-29T00:00+00:00",
    "2000-02-29T23:59-12:00",
    "2026-12-31T23:59+14:00",
    "2026-01-01T00:00+05:45",
    "2026-01-01T00:00-09:30",
    "2026-01-01T00:00+12:45",
    "0001-01-01T00:00+00:00",
    "9999-12-31T23:59-12:00",
  ])("%j", (text) => {
    expect(parseInstant(text)).toBe(Date.parse(text));
  });

  test("2026-11-22T14:59+07:00 is 1,795,334,340 seconds after the epoch", () => {
    expect(parseInstant("2026-11-22T14:59+07:00")).toBe(1_795_334_340_000);
  });
});

describe("other notations, days that don't exist and impossible offsets are refused", () => {
  test.each([
    "",
    "2026-11-22",
    "2026-11-22T14:59",
    "2026-11-22T14:59Z",
    "2026-11-22T14:59:00+07:00",
    "2026-11-22 14:59+07:00",
    "2026-11-22T24:00+07:00",
    "2026-11-22T14:60+07:00",
    "2026-11-22T1459+0700",
    "2026-11-22T14:59+7:00",
    "2026-11-22T14:59+07",
    "2026-11-22T14:59+07:10",
    "2026-11-22T14:59-00:00",
    "2026-11-22T14:59+14:15",
    "2026-11-22T14:59-12:15",
    "2026-11-22T14:59+99:00",
    "2026-11-22T14:59 07:00",
    "2026-02-29T00:00+00:00",
    "1900-02-29T00:00+00:00",
    "2026-04-31T00:00+00:00",
    "2026-13-01T00:00+00:00",
    "2026-00-10T00:00+00:00",
    "2026-01-00T00:00+00:00",
    "26-11-22T14:59+07:00",
    "+02026-11-22T14:59+07:00",
    "٢٠٢٦-11-22T14:59+07:00",
    "2026-11-22T14:59+07:00 ",
    "2026-11-22T14:59+07:00\n",
    "22.11.2026T14:59+07:00",
  ])("%j", (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  test("any text that isn't an instant", () => {
    fc.assert(
      fc.property(anyText(24), (text) => {
        expect(parseInstant(text)).toBeNull();
      }),
    );
  });
});

test("parsing and formatting an instant gives the same text", () => {
  fc.assert(
    fc.property(instants, (text) => {
      expect(formatInstant(parseInstant(text) ?? NaN, text.slice(16))).toBe(text);
    }),
  );
});

test("month and date are the local ones as written", () => {
  const newYearsEve = "2026-12-31T23:30-08:00";
  expect(monthOf(newYearsEve)).toBe("2026-12");
  expect(dateOf(newYearsEve)).toBe("2026-12-31");
});

test.each([
  [420, "+07:00"],
  [0, "+00:00"],
  // What `-new Date().getTimezoneOffset()` is in UTC
  [-0, "+00:00"],
  [-570, "-09:30"],
  [345, "+05:45"],
])("%j minutes east of UTC are the offset %s", (minutes, offset) => {
  expect(offsetOf(minutes)).toBe(offset);
});

test("the offsets for the select hold that of each zone in January and July of 2026", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  expect(zones.length).toBeGreaterThan(400);
  for (const timeZone of zones) {
    const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
    for (const month of [0, 6]) {
      const parts = format.formatToParts(Date.UTC(2026, month, 1));
      const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
      expect(OFFSETS, timeZone).toContain(name.slice("GMT".length) || "+00:00");
    }
  }
});

test("the offsets for the select run from west to east and differ", () => {
  const epochs = OFFSETS.map((offset) => parseInstant(`2026-01-01T00:00${offset}`) ?? NaN);
  expect(epochs).toEqual([...new Set(epochs)].toSorted((a, b) => b - a));
});
