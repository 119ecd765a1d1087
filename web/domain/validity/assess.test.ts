import { describe, expect, test } from "vitest";
import { INDIA, THAI_TOURIST, THAILAND, THAILAND_2026 } from "../testing/validity-rules.ts";
import { type Act, assess, type Balance, reasonOf, type Rule, type Verdict } from "./index.ts";

const TODAY = "2026-06-10";
const TOP_UP: Act = { kind: "top-up", on: "2026-06-01" };
const UNKNOWN = { stage: "unknown", until: null, next: [] };

function judge(
  rule: Rule,
  acts: readonly Act[] = [TOP_UP],
  balance: Balance | null = null,
  today = TODAY,
): Verdict | undefined {
  return assess([rule], acts, balance, today)[0];
}

function changed(changes: object): Rule {
  return { ...THAILAND, ...changes };
}

test("each rule has a verdict, in their order", () => {
  const rules = [INDIA, THAILAND, { ...THAI_TOURIST, clock: "registration" as const }];
  expect(assess(rules, [TOP_UP], null, TODAY)).toEqual([
    {
      clock: "number",
      stage: "active",
      until: "2026-08-30",
      next: [{ on: "2026-08-31", stage: "unknown" }],
    },
    {
      clock: "number",
      stage: "active",
      until: "2026-07-01",
      next: [{ on: "2026-07-02", stage: "lost" }],
    },
    {
      clock: "registration",
      stage: "active",
      until: "2026-06-30",
      next: [{ on: "2026-07-01", stage: "lost" }],
    },
  ]);
  expect(assess([], [TOP_UP], null, TODAY)).toEqual([]);
});

describe("invalid input is unknown, and throws nothing", () => {
  test.each([
    ["no days", { lasts: {} }],
    ["less than no days", { lasts: { days: -1 } }],
    ["half a day", { lasts: { days: 0.5 } }],
    ["days that are no number", { lasts: { days: Number.NaN } }],
    ["days without end", { lasts: { days: Number.POSITIVE_INFINITY } }],
    ["days as text", { lasts: { days: "30" } }],
    ["days and months", { lasts: { days: 30, months: 1 } }],
    ["nothing that lasts", { lasts: null }],
    ["a tier without a length", { lasts: { by: [{ from: 0 }], currency: "THB" } }],
    ["tiers without a currency", { lasts: { by: [] } }],
    ["no stages", { then: undefined }],
    ["a stage of no name", { then: [{ stage: "asleep", lasts: { days: 1 } }] }],
    ["a stage that runs backwards", { then: [{ stage: "grace", lasts: { days: -30 } }] }],
    ["an end that is no date", { ends: "2026-02-30" }],
    ["a passed end in other words", { ends: "yesterday" }],
    ["another way to add", { adds: "replace" }],
    ["a cap that runs backwards", { most: { months: -1 } }],
    ["acts that aren't listed", { counts: "top-up" }],
    ["half a cent", { least: { amount: 0.5, currency: "THB" } }],
    ["upkeep of no days", { upkeep: upkeep({ every: { days: 0 } }) }],
    ["upkeep of no months", { upkeep: upkeep({ every: { months: 0 } }) }],
    ["free upkeep", { upkeep: upkeep({ cost: { amount: 0, currency: "THB" } }) }],
    ["upkeep that pays back", { upkeep: upkeep({ cost: { amount: -3, currency: "THB" } }) }],
    ["upkeep less than never", { upkeep: upkeep({ most: -1 }) }],
  ])("%s", (_why, changes) => {
    expect(judge(changed(changes))).toEqual({ clock: "number", ...UNKNOWN });
  });

  test.each(["", "today", "2026-6-1", "2026-02-29", "2026-06-10T00:00+07:00", "٢٠٢٦-06-10"])(
    "today is %j",
    (today) => {
      expect(judge(THAI_TOURIST, [TOP_UP], null, today)).toEqual({ clock: "number", ...UNKNOWN });
    },
  );

  test.each(["", "2026-06-31", "1 June 2026", "2026-06-01T10:00+07:00"])(
    "the act is of %j",
    (on) => {
      expect(judge(THAILAND, [{ kind: "top-up", on }])).toMatchObject(UNKNOWN);
      expect(judge(THAILAND, [{ kind: "top-up", on }, TOP_UP])).toEqual(judge(THAILAND));
    },
  );

  function upkeep(changes: object): object {
    return { ...THAILAND_2026.upkeep, ...changes };
  }
});

test("a length of 0 days is good until midnight, and a stage of 0 days is skipped", () => {
  const day = changed({
    lasts: { days: 0 },
    then: [
      { stage: "grace", lasts: { months: 0 } },
      { stage: "suspended", lasts: { days: 1 } },
    ],
  });
  expect(judge(day, [TOP_UP], null, TOP_UP.on)).toMatchObject({
    until: "2026-06-01",
    next: [
      { on: "2026-06-02", stage: "suspended" },
      { on: "2026-06-03", stage: "lost" },
    ],
  });
});

describe("amounts", () => {
  const tiers = changed({
    lasts: {
      by: [
        { from: 5000, lasts: { days: 60 } },
        { from: 1000, lasts: { days: 30 } },
      ],
      currency: "THB",
    },
  });
  const paid = (amount: number, currency = "THB"): Act => ({
    ...TOP_UP,
    paid: { amount, currency },
  });

  test.each([
    [paid(999), null],
    [paid(1000), "2026-07-01"],
    [paid(4999), "2026-07-01"],
    [paid(5000), "2026-07-31"],
    [paid(5000, "USD"), null],
    [paid(1000.5), null],
    [paid(-1000), null],
    [TOP_UP, null],
    // A paid call has an amount too.
    [{ ...paid(1000), kind: "call" as const }, null],
  ])("tiers out of order: %j is good until %s", (act, until) => {
    expect(judge(tiers, [act])?.until).toBe(until);
  });

  test("the smallest amount applies only to top-ups", () => {
    const rule = changed({
      counts: ["top-up", "sms"],
      least: { amount: 1000, currency: "THB" },
      adds: "restart",
    });
    const sms: Act = { kind: "sms", on: "2026-05-20" };
    expect(judge(rule, [sms])?.until).toBe("2026-06-19");
    expect(judge(rule, [sms, paid(999)])?.until).toBe("2026-06-19");
    expect(judge(rule, [sms, TOP_UP])?.until).toBe("2026-06-19");
    expect(judge(rule, [sms, paid(1000)])?.until).toBe("2026-07-01");
    expect(judge(rule, [sms, paid(100_000, "EUR")])?.until).toBe("2026-06-19");
  });
});

describe("a reading of the balance", () => {
  // Good until 2026-07-01; upkeeps are due on 07-02, 07-31, 08-30 …
  const read = (amount: number, on?: string): Balance => ({
    ...{ amount, currency: "THB" },
    ...(on === undefined ? {} : { on }),
  });

  test.each([
    ["before the first upkeep", read(700, "2026-06-20"), "2026-08-30", 2],
    ["on the day of the first", read(700, "2026-07-02"), "2026-08-30", 2],
    ["after the first", read(700, "2026-07-03"), "2026-09-29", 2],
    ["on the day of the second", read(700, "2026-08-01"), "2026-09-29", 2],
    ["after the second", read(700, "2026-08-02"), "2026-10-29", 2],
    ["without a day", read(700), "2026-08-30", 2],
  ])("%s", (_when, balance, until, renewals) => {
    expect(judge(THAILAND_2026, [TOP_UP], balance, "2026-08-10")).toMatchObject({
      ...{ stage: "active", until, renewals },
    });
  });

  test("paid upkeeps count towards the maximum", () => {
    const verdict = judge(THAILAND_2026, [TOP_UP], read(9000, "2026-08-10"), "2026-08-10");
    expect(verdict).toMatchObject({ until: "2026-12-28", renewals: 4 });
    const over = judge(THAILAND_2026, [TOP_UP], read(9000, "2027-01-10"), "2027-01-10");
    expect(over).toMatchObject({ stage: "lost", renewals: 0 });
  });

  test("a balance that is too small after an upkeep was due doesn't say whether that was paid", () => {
    expect(judge(THAILAND_2026, [TOP_UP], read(100, "2026-07-10"), "2026-07-10")).toEqual({
      ...{ clock: "number", ...UNKNOWN },
    });
  });

  test("an act starts anew, and paid days stay", () => {
    const rule = { ...THAILAND_2026, lasts: { days: 7 } };
    const acts: Act[] = [
      { kind: "top-up", on: "2026-06-24" },
      { kind: "top-up", on: "2026-07-05" },
    ];
    // The upkeep of 2 July pays until 31 July, longer than the week of the second top-up.
    const verdict = judge(rule, acts, read(300, "2026-07-04"), "2026-07-06");
    expect(verdict).toMatchObject({ until: "2026-08-30", renewals: 1 });
  });

  test.each([
    ["of tomorrow", read(700, "2026-08-11")],
    ["of no date", read(700, "soon")],
    ["of half a satang", read(700.5)],
    ["of no number", read(Number.NaN)],
    ["in another currency", { amount: 700, currency: "USD" }],
  ])("%s is none", (_why, balance) => {
    expect(judge(THAILAND_2026, [TOP_UP], balance, "2026-08-10")).toMatchObject(UNKNOWN);
  });

  test("a debt pays for nothing", () => {
    expect(judge(THAILAND_2026, [TOP_UP], read(-700))).toMatchObject({
      ...{ stage: "active", until: "2026-07-01", renewals: 0 },
    });
  });

  test("may be left out", () => {
    expect(assess([THAILAND], [TOP_UP], undefined, TODAY)).toEqual([judge(THAILAND)]);
  });
});

describe("the end of the calendar", () => {
  test("no stage begins after it", () => {
    const forever = changed({ lasts: { days: Number.MAX_SAFE_INTEGER }, most: undefined });
    expect(judge(forever)).toMatchObject({ stage: "active", until: "9999-12-31", next: [] });
    const rich = { amount: Number.MAX_SAFE_INTEGER, currency: "INR" };
    const monthly = { cost: { amount: 1, currency: "INR" }, every: { months: 1 } };
    for (const rule of [INDIA, { ...INDIA, upkeep: monthly }]) {
      expect(judge(rule, [TOP_UP], rich)).toMatchObject({ until: "9999-12-31", next: [] });
    }
    expect(judge({ ...INDIA, ends: "9999-12-31" }, [], rich)).toMatchObject(UNKNOWN);
  });
});

test("a hundred thousand top-ups are judged like a few", () => {
  const day = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
  const log = Array.from({ length: 100_000 }, (_, index): Act => ({
    ...{ kind: "top-up", on: day(10_000 + ((index * 7919) % 10_000)) },
  }));
  const rules = Array<Rule>(3).fill({ ...THAILAND_2026, adds: "restart" });
  const last = [{ kind: "top-up" as const, on: day(19_999) }];
  const balance = { amount: 700, currency: "THB" };
  expect(assess(rules, log, balance, TODAY)).toEqual(assess(rules, last, balance, TODAY));
});

test("the reason names the act that is good for longest, and its length", () => {
  const earlier: Act = { kind: "top-up", on: "2026-05-20" };
  const acts: Act[] = [
    TOP_UP,
    earlier,
    { kind: "top-up", on: "2026-06-12" },
    { kind: "top-up", on: "2026-06-05", pending: true },
  ];
  expect(reasonOf(changed({ adds: "restart" }), acts, TODAY)).toEqual({
    ...{ act: TOP_UP, lasts: { days: 30 }, until: "2026-07-01" },
  });
  expect(reasonOf(THAILAND, [], TODAY)).toBeNull();
  expect(reasonOf(THAILAND, acts, "today")).toBeNull();
  expect(reasonOf(changed({ lasts: {} }), acts, TODAY)).toBeNull();
});
