import { describe, expect, test } from "vitest";
import { identifier, reading, receipt, sim, use } from "../testing/records.ts";
import type { Rule } from "./index.ts";
import { dateBesideState, lookAt, soonestFirst, type State } from "./outlook.ts";

const TODAY = "2026-11-26";
const NUMBER: Rule = {
  ...{ clock: "number", counts: ["top-up", "sms"], lasts: { days: 30 }, adds: "restart" },
  then: [{ stage: "receiving", lasts: { days: 30 } }],
};

function look(rules: Rule[], at: string, more: Parameters<typeof receipt>[1] = {}, today = TODAY) {
  const kept = sim(11, { rules: rules.map((rule) => ({ rule, origin: null })) });
  const receipts = [receipt(1, { simId: kept.id, at: `${at}T10:00+07:00`, ...more })];
  return lookAt({ sim: kept, receipts, uses: [], readings: [] }, today);
}

describe("the state of a SIM is the worst that is known", () => {
  test.each<[string, Rule[], string, State]>([
    ["a top-up of today", [NUMBER], "2026-11-26", "soon"],
    ["a longer rule", [{ ...NUMBER, lasts: { days: 90 } }], "2026-11-26", "good"],
    ["credit has a shorter warning", [{ ...NUMBER, clock: "credit" }], "2026-11-26", "good"],
    ["its days are over", [NUMBER], "2026-10-20", "receiving"],
    ["all is over", [NUMBER], "2026-08-01", "lost"],
    ["its credit is over", [{ ...NUMBER, clock: "credit", then: [] }], "2026-10-20", "ended"],
    ["no rule", [], "2026-11-26", "unknown"],
  ])("%s", (_, rules, at, state) => {
    expect(look(rules, at).state).toBe(state);
  });
});

test("an activation puts nothing off, because a SIM is activated only once", () => {
  const counting = (...counts: Rule["counts"]) => {
    const rule: Rule = { ...NUMBER, counts };
    const kept = sim(11, { rules: [{ rule, origin: null }] });
    const uses = [use(1, { kind: "activation", on: "2026-11-20" })];
    const { deadlines } = lookAt({ sim: kept, receipts: [], uses, readings: [] }, TODAY);
    return deadlines.map((each) => each.counts);
  };
  expect(counting("activation")).toEqual([[]]);
  expect(counting("activation", "top-up")).toEqual([["top-up"]]);
});

test("a failed top-up keeps nothing alive, a pending one may", () => {
  expect(look([NUMBER], "2026-11-20", { status: "failed" }).state).toBe("unknown");
  const pending = look([NUMBER], "2026-11-20", { status: "pending" });
  expect(pending.verdicts[0]?.ifArrives).toBe("2026-12-20");
});

test("the date on a pending receipt is not certain", () => {
  const says = { goodUntil: "2027-01-31" };
  const pending = look([], "2026-11-20", { ...says, status: "pending" });
  expect(pending).toMatchObject({ state: "unknown", deadlines: [{ isPending: true }] });
  const credited = look([], "2026-11-20", { ...says, status: "credited" });
  expect(credited.state).toBe("good");
  expect(credited.deadlines[0]).not.toHaveProperty("isPending");
});

test("a use counts, and the last reading pays for upkeeps", () => {
  const cost = { amount: 300, currency: "THB" };
  const rule = { ...NUMBER, upkeep: { cost, every: { days: 30 } } };
  const kept = sim(11, { rules: [{ rule, origin: null }] });
  const uses = [use(1, { on: "2026-11-20" })];
  const readings = [reading(1, { money: { amount: 700, currency: "THB" } })];
  const { verdicts } = lookAt({ sim: kept, receipts: [], uses, readings }, TODAY);
  expect(verdicts[0]).toMatchObject({ until: "2027-02-18", renewals: 2 });
});

test("the dates of a receipt and of an automatic top-up are deadlines too, soonest first", () => {
  const kept = sim(11, { autoTopUp: { on: "card", cancelBy: "2026-11-30" } });
  const receipts = [receipt(1, { simId: identifier(11), goodUntil: "2026-12-22" })];
  const { deadlines } = lookAt({ sim: kept, receipts, uses: [], readings: [] }, TODAY);
  expect(deadlines.map(({ clock, daysLeft }) => [clock, daysLeft])).toEqual([
    ["auto", 4],
    ["receipt", 26],
  ]);
});

test("beside a grace period stands its end, not the day by which to cancel a top-up", () => {
  const autoTopUp = { on: "card", cancelBy: "2026-11-30" };
  const beside = (stage: "grace" | "receiving", at: string) => {
    const rule = { ...NUMBER, then: [{ stage, lasts: { days: 30 } }] };
    const kept = sim(11, { rules: [{ rule, origin: null }], autoTopUp });
    const receipts = [receipt(1, { simId: kept.id, at: `${at}T10:00+07:00` })];
    return dateBesideState(lookAt({ sim: kept, receipts, uses: [], readings: [] }, TODAY))?.on;
  };
  expect(beside("grace", "2026-10-20")).toBe("2026-12-19");
  expect(beside("receiving", "2026-10-20")).toBe("2026-12-19");
  expect(beside("grace", "2026-11-20")).toBe("2026-11-30");
});

test("the soonest deadline comes first, lost SIMs last", () => {
  const outlooks = [
    look([NUMBER], "2026-08-01"),
    look([], "2026-11-26"),
    look([NUMBER], "2026-11-20"),
    look([NUMBER], "2026-11-10"),
  ];
  const sorted = soonestFirst(outlooks).map(({ deadlines, state }) => [
    state,
    deadlines[0]?.daysLeft,
  ]);
  expect(sorted).toEqual([
    ["soon", 14],
    ["soon", 24],
    ["unknown", undefined],
    ["lost", undefined],
  ]);
});
