import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lowUnits, seenOf, type Unit } from "./balance.ts";
import { type Pace, paceOf } from "./pace.ts";
import type { Receipt } from "./receipt.ts";
import { reading, receipt, sim } from "./testing/records.ts";

/** Readings of THB on days of November 2026 at noon: [day, satang]. */
const read = (...points: [day: number, amount: number][]) =>
  points.map(([day, amount], index) =>
    reading(100 + index, { at: on(day), money: { amount, currency: "THB" } }),
  );

const on = (day: number, time = "12:00") => `2026-11-${String(day).padStart(2, "0")}T${time}+07:00`;
const NOW = Date.parse(on(20));

function pace(
  readings: ReturnType<typeof read>,
  receipts: Receipt[] = [],
  unit: Unit = "money",
): Pace | null {
  return paceOf(seenOf(readings, receipts), unit, receipts, NOW);
}

describe("a pace needs enough readings", () => {
  test.each([
    ["none", [], null],
    ["one", [[20, 5_000]], null],
    [
      "two, however far apart",
      [
        [1, 9_000],
        [20, 5_000],
      ],
      null,
    ],
    [
      "three within two days",
      [
        [18, 9_000],
        [19, 8_000],
        [20, 7_000],
      ],
      null,
    ],
    [
      "three over three days",
      [
        [17, 8_000],
        [18, 7_000],
        [20, 5_000],
      ],
      5,
    ],
    [
      "the exact day",
      [
        [10, 10_000],
        [15, 7_500],
        [20, 5_000],
      ],
      10,
    ],
    [
      "rounded down",
      [
        [10, 10_000],
        [15, 7_500],
        [20, 5_001],
      ],
      10,
    ],
    [
      "nothing was used",
      [
        [10, 5_000],
        [15, 5_000],
        [20, 5_000],
      ],
      null,
    ],
    [
      "nothing is left",
      [
        [10, 5_000],
        [15, 2_000],
        [20, 0],
      ],
      null,
    ],
    [
      "less than a day is left",
      [
        [10, 5_000],
        [15, 2_000],
        [20, 100],
      ],
      null,
    ],
    [
      "longer than a year",
      [
        [10, 500_001],
        [15, 500_000],
        [20, 499_999],
      ],
      null,
    ],
    [
      "days since the last one are taken off",
      [
        [5, 10_000],
        [10, 7_500],
        [15, 5_000],
      ],
      5,
    ],
    [
      "the rest must be used up by now",
      [
        [1, 10_000],
        [4, 5_000],
        [8, 1_000],
      ],
      null,
    ],
    [
      "the balance rose: what was before says nothing",
      [
        [1, 900],
        [16, 8_000],
        [18, 6_000],
        [20, 4_000],
      ],
      4,
    ],
    [
      "the balance rose a moment ago",
      [
        [10, 9_000],
        [15, 8_000],
        [20, 9_500],
      ],
      null,
    ],
  ] as [string, [number, number][], number | null][])("%s", (_, points, days) => {
    expect(pace(read(...points))?.daysLeft ?? null).toBe(days);
  });
});

test("a pace has its basis: the amount used, the dates, the number of readings", () => {
  expect(pace(read([10, 10_000], [15, 7_500], [20, 5_000]))).toEqual({
    used: 5_000,
    currency: "THB",
    readings: 3,
    from: "2026-11-10",
    to: "2026-11-20",
    daysLeft: 10,
  });
});

describe("a top-up between two readings ends the run, even if the balance fell", () => {
  const readings = read([8, 13_000], [10, 10_000], [15, 7_500], [20, 5_000]);
  test.each([
    ["credited", on(12), null],
    ["pending", on(12), null],
    ["failed", on(12), 7],
    ["credited", on(9), 10],
    ["credited", on(1), 7],
  ] as const)("%s at %s: %s", (status, at, days) => {
    expect(pace(readings, [receipt(1, { status, at })])?.daysLeft ?? null).toBe(days);
  });
});

test("the balance after a top-up is the first of a new run", () => {
  const topUp = receipt(1, { at: on(14), balanceAfter: { amount: 9_000, currency: "THB" } });
  const found = pace(read([10, 500], [17, 6_000], [20, 3_000]), [topUp]);
  expect(found).toMatchObject({ used: 6_000, readings: 3, from: "2026-11-14", daysLeft: 3 });
});

test("readings in another currency are skipped", () => {
  const readings = read([10, 10_000], [15, 7_500], [20, 5_000]);
  const foreign = reading(9, { at: on(12), money: { amount: 3, currency: "USD" } });
  expect(pace([...readings, foreign])?.daysLeft).toBe(10);
});

test("data and minutes have a pace of their own", () => {
  const readings = [10, 15, 20].map((day, index) =>
    reading(100 + index, { at: on(day), money: null, data: 3_000 - index * 1_000, minutes: 60 }),
  );
  expect(pace(readings, [], "data")).toMatchObject({ used: 2_000, currency: "", daysLeft: 5 });
  expect(pace(readings, [], "minutes")).toBeNull();
});

test("the largest amounts are computed exactly", () => {
  const most = 999_999_999_999;
  expect(pace(read([10, most], [15, most - 1], [20, most - 10 ** 11]))?.daysLeft).toBe(89);
});

test("the order of readings doesn't matter", () => {
  const readings = read([8, 11_000], [10, 10_000], [15, 7_500], [20, 5_000]);
  fc.assert(
    fc.property(fc.shuffledSubarray(readings, { minLength: readings.length }), (shuffled) => {
      expect(pace(shuffled)).toEqual(pace(readings));
    }),
  );
});

test("of two readings in one minute, the one noted later is the latest", () => {
  const [first, second] = [reading(1), reading(2)];
  expect(seenOf([second, first], []).map(({ id }) => id)).toEqual([second.id, first.id]);
  expect(seenOf([first, second], []).map(({ id }) => id)).toEqual([second.id, first.id]);
});

describe("a balance is low below its mark", () => {
  const marks = { lowMoney: { amount: 5_000, currency: "THB" }, lowData: 500 };
  test.each([
    [4_999, 500, ["money"]],
    [5_000, 499, ["data"]],
    [5_000, 500, []],
    [0, 0, ["money", "data"]],
  ] as [number, number, Unit[]][])("%s satang and %s MB: %s", (amount, data, low) => {
    const seen = seenOf([reading(1, { money: { amount, currency: "THB" }, data })], []);
    expect(lowUnits(sim(11, marks), seen)).toEqual(low);
  });

  test("a balance in another currency, or without a mark, is not low", () => {
    const seen = seenOf([reading(1, { money: { amount: 1, currency: "USD" }, data: 1 })], []);
    expect(lowUnits(sim(11, { ...marks, lowData: null }), seen)).toEqual([]);
  });
});
