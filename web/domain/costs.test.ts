import { describe, expect, test } from "vitest";
import {
  costsOf,
  groupCosts,
  inCurrency,
  isOn,
  keysBy,
  largestFirst,
  spendingByMonth,
} from "./costs.ts";
import { identifier, rate, receipt, sim, trip } from "./testing/records.ts";

const thb = (amount: number) => ({ amount, currency: "THB" });
const usd = (amount: number) => ({ amount, currency: "USD" });

describe("currencies are kept apart", () => {
  const receipts = [
    receipt(1, { paid: thb(10_000) }),
    receipt(2, { paid: thb(20_000) }),
    receipt(3, { paid: usd(500) }),
  ];
  test("one cost for each, the currency of most receipts first", () => {
    expect(costsOf(receipts).map(({ paid, receipts: n }) => [paid, n])).toEqual([
      [thb(30_000), 2],
      [usd(500), 1],
    ]);
  });

  test("unless a rate was given", () => {
    const inEuro = receipts.map((each) => inCurrency(each, "EUR", [rate()]));
    expect(costsOf(inEuro).map(({ paid }) => paid)).toEqual([
      { amount: 780, currency: "EUR" },
      usd(500),
    ]);
  });
});

describe("a failed or refunded top-up costs nothing", () => {
  test.each([
    ["credited", 1],
    ["pending", 1],
    ["claimed", 1],
    ["failed", 0],
    ["refunded", 0],
  ] as const)("%s: %i", (status, n) => {
    expect(costsOf([receipt(1, { status })])).toHaveLength(n);
  });
});

test("a top-up that was refunded in part costs what did not come back, in any currency", () => {
  const history = [
    { status: "refunded" as const, at: "2026-11-24T08:00:00.000Z", refund: thb(10_000) },
  ];
  const refunded = receipt(1, { paid: thb(30_000), status: "refunded", history });
  expect(costsOf([refunded]).map(({ paid }) => paid)).toEqual([thb(20_000)]);
  expect(spendingByMonth([refunded])[0]?.months[0]?.paid).toEqual(thb(20_000));
  const inEuro = inCurrency(refunded, "EUR", [rate()]);
  expect(costsOf([inEuro]).map(({ paid }) => paid)).toEqual([{ amount: 520, currency: "EUR" }]);
});

describe("fees and credited amounts are added up if they are known", () => {
  test("with the amount paid above the credit", () => {
    const [cost] = costsOf([
      receipt(1, { paid: thb(10_400), fee: thb(400), credited: thb(10_000) }),
      receipt(2, { paid: thb(10_000) }),
      receipt(3, { paid: thb(10_000), credited: usd(300) }),
    ]);
    expect(cost).toMatchObject({
      paid: thb(30_400),
      fee: thb(400),
      credited: [thb(10_000), usd(300)],
      above: { permille: 40, compared: 1 },
    });
  });

  test("a bonus is negative; without a known credit there is no value", () => {
    const [bonus] = costsOf([receipt(1, { paid: thb(10_000), credited: thb(12_500) })]);
    expect(bonus?.above).toEqual({ permille: -200, compared: 1 });
    expect(costsOf([receipt()])[0]).toMatchObject({ fee: null, credited: [], above: null });
  });
});

describe("each day of a SIM is counted once", () => {
  const on = (n: number, at: string, goodUntil: string | null, simId: string | null) =>
    receipt(n, { at: `${at}T12:00+07:00`, goodUntil, simId, paid: thb(30_000) });
  const [a, b] = [identifier(11), identifier(12)];
  test.each([
    ["none known", [on(1, "2026-11-01", null, a)], null],
    ["one", [on(1, "2026-11-01", "2026-12-01", a)], [30, 1_000]],
    [
      "overlapping",
      [on(1, "2026-11-01", "2026-12-01", a), on(2, "2026-11-11", "2026-12-11", a)],
      [40, 1_500],
    ],
    [
      "apart",
      [on(1, "2026-11-01", "2026-11-11", a), on(2, "2026-12-01", "2026-12-11", a)],
      [20, 3_000],
    ],
    [
      "within",
      [on(1, "2026-11-01", "2026-12-01", a), on(2, "2026-11-05", "2026-11-10", a)],
      [30, 2_000],
    ],
    [
      "of two SIMs",
      [on(1, "2026-11-01", "2026-12-01", a), on(2, "2026-11-01", "2026-12-01", b)],
      [60, 1_000],
    ],
    ["on its last day", [on(1, "2026-11-01", "2026-11-01", a)], null],
  ] as const)("%s", (_, receipts, days) => {
    const [cost] = costsOf(receipts);
    expect(cost?.days ?? null).toEqual(days && { bought: days[0], each: thb(days[1]) });
  });
});

describe("receipts are grouped by a common property", () => {
  const sims = [
    sim(11, { operator: "AIS", country: "TH" }),
    sim(12, { operator: "", brand: "Yoodo", country: "MY" }),
  ];
  const trips = [trip(21, { from: "2026-11-01", to: "2026-11-22" }), trip(22)];
  const receipts = [
    receipt(1, { simId: identifier(11), channel: "app", channelName: "myAIS" }),
    receipt(2, { simId: identifier(12), channel: "app", channelName: "MyAIS" }),
    receipt(3, { simId: null, at: "2026-10-02T10:00+07:00" }),
  ];
  test.each([
    ["sim", [identifier(11), identifier(12), ""]],
    ["operator", ["AIS", "Yoodo", ""]],
    ["country", ["TH", "MY", ""]],
    ["channel", ["app myais", "shop "]],
    ["month", ["2026-11", "2026-10"]],
    ["trip", [identifier(21), identifier(22)]],
  ] as const)("%s", (by, keys) => {
    expect(groupCosts(receipts, keysBy(by, sims, trips)).map(({ key }) => key)).toEqual(keys);
  });

  test("a day of a trip is that where the phone was", () => {
    const late = receipt(1, { at: "2026-11-22T23:59-11:00" });
    expect(isOn(late, { from: "2026-11-22", to: "2026-11-22" })).toBe(true);
    expect(isOn(late, { from: "2026-11-23", to: "2026-11-30" })).toBe(false);
  });
});

test("months without a top-up are there with nothing, two years at most", () => {
  const receipts = [
    receipt(1, { at: "2026-11-22T10:00+07:00", paid: thb(10_000) }),
    receipt(2, { at: "2026-11-02T10:00+07:00", paid: thb(5_000) }),
    receipt(3, { at: "2026-09-02T10:00+07:00", paid: thb(2_000) }),
  ];
  expect(spendingByMonth(receipts)).toEqual([
    {
      currency: "THB",
      months: [
        { month: "2026-09", paid: thb(2_000) },
        { month: "2026-10", paid: thb(0) },
        { month: "2026-11", paid: thb(15_000) },
      ],
    },
  ]);
  const old = receipt(4, { at: "2020-01-02T10:00+07:00" });
  expect(spendingByMonth([...receipts, old])[0]?.months).toHaveLength(24);
  expect(spendingByMonth([])).toEqual([]);
});

test("the group that paid most is first, in the currency of most receipts before others", () => {
  const receipts = [
    receipt(1, { paid: usd(90_000), channel: "website" }),
    receipt(2, { paid: thb(5_000), channel: "app" }),
    receipt(3, { paid: thb(20_000), channel: "shop" }),
  ];
  const groups = groupCosts(receipts, keysBy("channel", [], []));
  const largest = largestFirst(groups, costsOf(receipts));
  expect(largest.map(({ latest }) => latest.channel)).toEqual(["shop", "app", "website"]);
});
