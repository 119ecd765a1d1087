import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { acts, balances, days, rules } from "../testing/validity-arbitraries.ts";
import { simulate } from "../testing/validity-simulation.ts";
import { addDays } from "../plain-date.ts";
import { type Act, assess, type Balance, type Rule, type Verdict } from "./index.ts";

const RUNS = { numRuns: 1000 };

function judge(rule: Rule, done: readonly Act[], balance: Balance | null, today: string): Verdict {
  const [verdict] = assess([rule], done, balance, today);
  if (!verdict) throw new Error("each rule has a verdict");
  return verdict;
}

test("a verdict agrees with a simulation of each day", () => {
  fc.assert(
    fc.property(rules, acts, balances, days, (rule, done, balance, today) => {
      const { stage, until, next } = judge(rule, done, balance, today);
      expect({ stage, until, next }).toEqual(simulate(rule, done, balance, today));
    }),
    { numRuns: 3000 },
  );
});

test("the order of acts doesn't matter", () => {
  const shuffled = acts.chain((done) =>
    fc.tuple(
      fc.constant(done),
      fc.shuffledSubarray(done, { minLength: done.length, maxLength: done.length }),
    ),
  );
  fc.assert(
    fc.property(rules, shuffled, balances, days, (rule, [done, other], balance, today) => {
      expect(judge(rule, other, balance, today)).toEqual(judge(rule, done, balance, today));
    }),
    RUNS,
  );
});

// A reading shows the result of the acts before it. With one more, a different upkeep was the last.
test("one more act never shortens, unless the balance was read after it", () => {
  const one = acts.filter((done) => done.length > 0);
  const readings = fc.tuple(balances, fc.option(days, { nil: undefined }));
  fc.assert(
    fc.property(rules, one, readings, days, (rule, [more, ...done], [balance, on], today) => {
      const read = balance && on ? { ...balance, on } : balance;
      fc.pre(!read || !on || !more || more.on > on);
      const before = judge(rule, done, read, today);
      const after = judge(rule, [...done, ...(more ? [more] : [])], read, today);
      if (before.stage === "active") {
        expect(after.stage).toBe("active");
        expect(String(after.until) >= String(before.until)).toBe(true);
      }
      if (before.stage !== "unknown") expect(after.stage).not.toBe("unknown");
    }),
    RUNS,
  );
});

describe("the later stages of a verdict", () => {
  test("ascend, and start on the day after the present stage", () => {
    fc.assert(
      fc.property(rules, acts, balances, days, (rule, done, balance, today) => {
        const { stage, until, next } = judge(rule, done, balance, today);
        const begins = next.map(({ on }) => on);
        expect(begins).toEqual([...new Set(begins)].sort());
        expect(until === null).toBe(stage === "lost" || stage === "unknown");
        if (until === null) return;
        expect(until >= today).toBe(true);
        expect(next[0]?.on).toBe(addDays(until, 1));
      }),
      RUNS,
    );
  });

  test("are the stage on each of those days, if nothing is done", () => {
    fc.assert(
      fc.property(rules, acts, balances, days, days, (rule, done, balance, a, b) => {
        const [today, later] = a < b ? [a, b] : [b, a];
        const told = judge(
          rule,
          done.filter(({ on }) => on <= today),
          balance,
          today,
        );
        const seen = judge(
          rule,
          done.filter(({ on }) => on <= today),
          balance,
          later,
        );
        const begun = told.next.filter(({ on }) => on <= later);
        expect(seen.stage).toBe(begun.at(-1)?.stage ?? told.stage);
        expect(seen.next).toEqual(told.next.slice(begun.length));
      }),
      RUNS,
    );
  });
});

test("pending acts change only `ifArrives`, which is the `until` if they arrive", () => {
  fc.assert(
    fc.property(rules, acts, balances, days, (rule, done, balance, today) => {
      const { ifArrives, ...verdict } = judge(rule, done, balance, today);
      const arrived = done.filter(({ pending }) => !pending);
      expect(verdict).toEqual(judge(rule, arrived, balance, today));
      const all = done.map(({ pending: _, ...act }) => act);
      if (ifArrives !== undefined) expect(ifArrives).toBe(judge(rule, all, balance, today).until);
    }),
    RUNS,
  );
});

test("acts after today change nothing", () => {
  fc.assert(
    fc.property(rules, acts, balances, days, (rule, done, balance, today) => {
      const past = done.filter(({ on }) => on <= today);
      expect(judge(rule, done, balance, today)).toEqual(judge(rule, past, balance, today));
    }),
    RUNS,
  );
});

test("a reading between upkeeps gives the same end as the balance before them", () => {
  const reading = fc.record({
    every: fc.constantFrom({ days: 30 }, { days: 7 }, { days: 1 }, { months: 1 }),
    cost: fc.integer({ min: 20, max: 500 }),
    amount: fc.integer({ min: 0, max: 2000 }),
    most: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
    after: fc.integer({ min: -40, max: 400 }),
  });
  fc.assert(
    fc.property(reading, ({ every, cost, amount, most, after }) => {
      const money = { amount: cost, currency: "THB" };
      const upkeep = { cost: money, every, ...(most === undefined ? {} : { most }) };
      const rule: Rule = {
        ...{ clock: "number", counts: ["top-up"], lasts: { days: 31 }, adds: "restart" },
        ...{ then: [{ stage: "grace", lasts: { days: 9 } }], upkeep },
      };
      const done: Act[] = [{ kind: "top-up", on: "2026-01-01" }];
      const ended = "2026-02-01";
      const on = addDays(ended, after);
      const before = judge(rule, done, { amount, currency: "THB" }, on);
      if (before.stage !== "active") return;
      // What was paid on the days before the reading.
      let taken = 0;
      for (let paid = 1; paid <= (most ?? Infinity) && paid * cost <= amount; paid++) {
        const fewer = { amount: (paid - 1) * cost, currency: "THB" };
        const due = addDays(String(judge(rule, done, fewer, "2026-01-01").until), 1);
        if (due < on) taken = paid;
      }
      const left = amount - taken * cost;
      const seen = judge(rule, done, { amount: left, currency: "THB", on }, on);
      if (left < cost && on > ended) expect(seen.stage).toBe("unknown");
      else expect(seen).toMatchObject({ stage: "active", until: before.until });
    }),
    RUNS,
  );
});

describe("no zone's clock change moves a date", () => {
  const zone = process.env["TZ"];
  afterEach(() => {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  });

  // Zones with clock changes at midnight and by half an hour, and one that skipped a day.
  test.each([
    ...["America/Sao_Paulo", "America/Santiago", "Africa/Cairo", "Asia/Beirut", "Europe/London"],
    ...["America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati", "UTC"],
  ])("in %s", (name) => {
    process.env["TZ"] = name;
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(name);
    const rule: Rule = {
      ...{ clock: "number", counts: ["top-up"], lasts: { days: 1 }, adds: "restart" },
      then: [{ stage: "grace", lasts: { months: 1 } }],
    };
    for (let on = "2011-01-01"; on < "2012-02-01"; on = addDays(on, 1)) {
      const verdict = judge(rule, [{ kind: "top-up", on }], null, on);
      expect(verdict.until).toBe(simulate(rule, [{ kind: "top-up", on }], null, on).until);
      expect(verdict.next[0]?.on).toBe(addDays(on, 2));
      expect(new Set([on, verdict.until, verdict.next[0]?.on]).size).toBe(3);
    }
  });
});
