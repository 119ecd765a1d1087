import { describe, expect, test } from "vitest";
import { parseRate } from "./rate-form.ts";
import { parseTrip } from "./trip-form.ts";

const EN = { decimal: ".", group: "," };
const MARKS = { rateOf: EN, rateIs: EN };

describe("a trip has a name and two days", () => {
  const trip = { tripName: " Thailand ", tripFrom: "2026-11-20", tripTo: "2026-12-03" };
  test("cleaned", () => {
    expect(parseTrip(trip)).toEqual({
      trip: { name: "Thailand", from: "2026-11-20", to: "2026-12-03" },
    });
  });
  test.each([
    [{ tripName: " " }, "tripName", "trip.no-name"],
    [{ tripName: "x".repeat(101) }, "tripName", "text.too-long"],
    [{ tripFrom: "" }, "tripFrom", "day.missing"],
    [{ tripTo: "2026-02-30" }, "tripTo", "good-until.invalid"],
    [{ tripTo: "2569-12-03" }, "tripTo", "date.too-late"],
    [{ tripFrom: "0026-11-20" }, "tripFrom", "date.too-early"],
    [{ tripTo: "2026-11-19" }, "tripTo", "trip.backwards"],
  ])("%o: %s %s", (change, field, code) => {
    expect(parseTrip({ ...trip, ...change })).toMatchObject({ problems: [{ field, code }] });
  });
});

describe("a rate is two amounts in two currencies, and a day", () => {
  const rate = {
    ...{ rateOf: "100", rateOfCurrency: "THB", rateIs: "2.60", rateIsCurrency: "EUR" },
    rateOn: "2026-11-22",
  };
  test("in minor units", () => {
    expect(parseRate(rate, MARKS)).toEqual({
      rate: {
        of: { amount: 10_000, currency: "THB" },
        is: { amount: 260, currency: "EUR" },
        on: "2026-11-22",
      },
    });
  });
  test.each([
    [{ rateOf: "" }, "rateOf", "amount.empty"],
    [{ rateIs: "0" }, "rateIs", "rate.zero"],
    [{ rateIsCurrency: "" }, "rateIsCurrency", "currency.missing"],
    [{ rateIsCurrency: "THB" }, "rateIsCurrency", "rate.same-currency"],
    [{ rateOn: "" }, "rateOn", "day.missing"],
  ])("%o: %s %s", (change, field, code) => {
    expect(parseRate({ ...rate, ...change }, MARKS)).toMatchObject({ problems: [{ field, code }] });
  });

  test("each amount is read with the marks with which it was typed", () => {
    const typed = { ...rate, rateOf: "1.500", rateOfCurrency: "KWD", rateIs: "4,50" };
    const marksOf = { rateOf: EN, rateIs: { decimal: ",", group: "." } };
    expect(parseRate(typed, marksOf)).toMatchObject({
      rate: { of: { amount: 1_500, currency: "KWD" }, is: { amount: 450, currency: "EUR" } },
    });
  });
});
