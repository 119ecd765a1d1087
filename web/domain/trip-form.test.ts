import { describe, expect, test } from "vitest";
import { parseRate } from "./rate-form.ts";
import { parseTrip } from "./trip-form.ts";

const EN = { decimal: ".", group: "," };
const TODAY = "2026-11-22";
const MARKS = { rateOf: EN, rateIs: EN };

describe("a trip has a name and two days", () => {
  const trip = { tripName: " Thailand ", tripFrom: "2026-11-20", tripTo: "2026-12-03" };
  test("cleaned", () => {
    expect(parseTrip(trip, TODAY)).toEqual({
      trip: { name: "Thailand", from: "2026-11-20", to: "2026-12-03" },
      warnings: [],
    });
  });
  test.each([
    [{ tripName: " " }, "tripName", "trip.no-name"],
    [{ tripName: "x".repeat(101) }, "tripName", "text.too-long"],
    [{ tripFrom: "" }, "tripFrom", "day.missing"],
    [{ tripTo: "2026-02-30" }, "tripTo", "date.invalid"],
    [{ tripFrom: "0026-11-20" }, "tripFrom", "date.invalid"],
    [{ tripTo: "2026-11-19" }, "tripTo", "trip.backwards"],
  ])("%o: %s %s", (change, field, code) => {
    expect(parseTrip({ ...trip, ...change }, TODAY)).toMatchObject({ problems: [{ field, code }] });
  });

  test.each([
    [{ tripFrom: "2062-11-20", tripTo: "2062-12-03" }, ["tripFrom"]],
    [{ tripFrom: "2016-11-20" }, ["tripTo"]],
    [{ tripTo: "2062-12-03" }, ["tripTo"]],
    [{ tripTo: "2569-12-03" }, ["tripTo"], "date.thai-year"],
    [{ tripFrom: "2029-11-20", tripTo: "2030-11-20" }, []],
  ])("%o asks about %j", (change, fields, code = "date.far") => {
    const warnings = fields.map((field) => ({ field, code }));
    expect(parseTrip({ ...trip, ...change }, TODAY)).toMatchObject({ warnings });
  });
});

describe("a rate is two amounts in two currencies, and a day", () => {
  const rate = {
    ...{ rateOf: "100", rateOfCurrency: "THB", rateIs: "2.60", rateIsCurrency: "EUR" },
    rateOn: "2026-11-22",
  };
  test("in minor units", () => {
    expect(parseRate(rate, MARKS, TODAY)).toEqual({
      rate: {
        of: { amount: 10_000, currency: "THB" },
        is: { amount: 260, currency: "EUR" },
        on: "2026-11-22",
      },
      warnings: [],
    });
  });
  test.each([
    [{ rateOf: "" }, "rateOf", "amount.empty"],
    [{ rateIs: "0" }, "rateIs", "rate.zero"],
    [{ rateIsCurrency: "" }, "rateIsCurrency", "currency.missing"],
    [{ rateIsCurrency: "THB" }, "rateIsCurrency", "rate.same-currency"],
    [{ rateOn: "" }, "rateOn", "day.missing"],
  ])("%o: %s %s", (change, field, code) => {
    expect(parseRate({ ...rate, ...change }, MARKS, TODAY)).toMatchObject({
      problems: [{ field, code }],
    });
  });

  test.each([
    ["2026-11-23", 0], // the other phone may be a day ahead
    ["2026-11-24", 1],
    ["2062-11-22", 1],
    ["2569-11-22", 1],
  ])("the rate of a day to come is asked about: %s", (rateOn, asked) => {
    const reading = parseRate({ ...rate, rateOn }, MARKS, TODAY);
    expect(reading).toHaveProperty("warnings.length", asked);
  });

  test("each amount is read with the marks with which it was typed", () => {
    const typed = { ...rate, rateOf: "1.500", rateOfCurrency: "KWD", rateIs: "4,50" };
    const marksOf = { rateOf: EN, rateIs: { decimal: ",", group: "." } };
    expect(parseRate(typed, marksOf, TODAY)).toMatchObject({
      rate: { of: { amount: 1_500, currency: "KWD" }, is: { amount: 450, currency: "EUR" } },
    });
  });
});
