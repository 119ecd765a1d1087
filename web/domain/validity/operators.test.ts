import { describe, expect, test } from "vitest";
import { CASES } from "../testing/validity-cases.ts";
import * as rules from "../testing/validity-rules.ts";
import { type Act, assess, isRule, type Rule, type Verdict } from "./index.ts";

const RULES = Object.entries(rules).filter((entry): entry is [string, Rule] => {
  return typeof entry[1] === "object";
});

type Case = { rule: string; why: string; acts: string; today: string; said: string; read: string };

const cases = CASES.split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line): Case => {
    const [rule = "", why = "", acts = "", today = "", said = "", read = ""] = line.split(" | ");
    return { rule, why, acts, today, said, read };
  });

test("each rule has cases, and there are enough of them", () => {
  expect(cases.length).toBeGreaterThan(90);
  expect(new Set(cases.map(({ rule }) => rule))).toEqual(new Set(RULES.map(([name]) => name)));
});

test.each(RULES)("%s can be computed", (_name, rule) => {
  expect(isRule(rule)).toBe(true);
});

describe("the rules of operators", () => {
  test.each(cases)("$rule: $why", ({ rule, acts, today, said, read }) => {
    const [amount, currency = ""] = read.split(" ");
    const balance = amount ? { amount: Number(amount), currency } : null;
    const [verdict] = assess([ruleOf(rule)], readActs(acts), balance, today);
    expect(verdict && write(verdict)).toBe(said);
  });
});

function ruleOf(name: string): Rule {
  const found = RULES.find(([each]) => each === name);
  if (!found) throw new Error(`no rule ${name}`);
  return found[1];
}

// Reads "5 × 2026-03-03", "pending 2026-03-20", "call 2026-03-03", "2026-02-01 100 MXN".
function readActs(text: string): Act[] {
  if (text === "nothing") return [];
  return text.split(", ").flatMap((each) => {
    const [, times = "1", pending, kind = "top-up", on = "", units, currency = ""] =
      /^(?:(\d+) × )?(pending )?(?:([a-z]+) )?([\d-]+)(?: (\d+) ([A-Z]+))?$/.exec(each) ?? [];
    const act: Act = { kind: kind as Act["kind"], on };
    if (pending) act.pending = true;
    if (units) act.paid = { amount: Number(units) * 100, currency };
    return Array<Act>(Number(times)).fill(act);
  });
}

// Writes "active until 2026-04-02; lost 2026-04-03; renewals 3; if it arrives until 2026-05-02".
function write({ stage, until, next, renewals, ifArrives }: Verdict): string {
  return [
    until === null ? stage : `${stage} until ${until}`,
    ...next.map((each) => `${each.stage} ${each.on}`),
    ...(renewals === undefined ? [] : [`renewals ${renewals}`]),
    ...(ifArrives === undefined ? [] : [`if it arrives until ${ifArrives}`]),
  ].join("; ");
}
