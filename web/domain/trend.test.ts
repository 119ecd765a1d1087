import { describe, expect, test } from "vitest";
import { seenOf } from "./balance.ts";
import { reading } from "./testing/records.ts";
import { courseOf, MOST_POINTS } from "./trend.ts";

const at = (day: number) => `2026-11-${String(day).padStart(2, "0")}T12:00+07:00`;
const money = (day: number, amount: number, currency = "THB") =>
  reading(day, { at: at(day), money: { amount, currency } });
const course = (...readings: ReturnType<typeof money>[]) => courseOf(seenOf(readings, []), "money");

test("a course runs from the first day to the last, by its most", () => {
  expect(course(money(5, 2_000), money(1, 4_000), money(2, 1_000))).toEqual({
    points: [
      { on: "2026-11-01", along: 0, share: 1 },
      { on: "2026-11-02", along: 0.25, share: 0.25 },
      { on: "2026-11-05", along: 1, share: 0.5 },
    ],
    most: 4_000,
    currency: "THB",
  });
});

describe("there is none", () => {
  test.each([
    ["without a balance", []],
    ["of one balance", [money(1, 100)]],
    ["of two at one time", [money(1, 100), { ...money(2, 200), at: at(1) }]],
    ["where nothing was left", [money(1, 0), money(2, 0)]],
    ["of another currency", [money(1, 100, "EUR"), money(2, 200)]],
  ])("%s", (_, readings) => {
    expect(course(...readings)).toBeNull();
  });
});

test("data and minutes have courses of their own", () => {
  const seen = seenOf([reading(1, { data: 5, at: at(1) }), reading(2, { data: 3, at: at(2) })], []);
  expect(courseOf(seen, "data")?.points).toHaveLength(2);
  expect(courseOf(seen, "minutes")).toBeNull();
});

test("a long course has the latest points, as the list has", () => {
  const many = Array.from({ length: 28 }, (_, n) => money(n + 1, 100 + n));
  const found = course(...many);
  expect(found?.points).toHaveLength(MOST_POINTS);
  expect(found?.points[0]?.on).toBe("2026-11-09");
});
