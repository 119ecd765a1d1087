import { expect, test } from "vitest";
import type { Fields } from "../fields.ts";
import { OPERATOR_RULES } from "../testing/operator-rules.ts";
import * as rules from "../testing/validity-rules.ts";
import { isRule, type Rule } from "./index.ts";
import { parseRule, ruleToFields } from "./rule-form.ts";

const MARKS = { decimal: ".", group: "," };
const known = Object.entries(rules).filter((entry): entry is [string, Rule] => {
  return typeof entry[1] === "object";
});

function parse(fields: Fields, before?: Rule): object {
  return parseRule(fields, { marks: MARKS, today: "2026-11-22", ...(before && { before }) });
}

test.each([...OPERATOR_RULES, ...known])(
  "the form of %s, left as it is, gives the same rule",
  (_, rule) => {
    expect(parse(ruleToFields(rule, MARKS), rule)).toEqual({ rule, warnings: [] });
  },
);

test("a typed rule can be computed", () => {
  const typed = {
    ruleClock: "number",
    ruleCounts: "top-up call",
    ruleLasts: "٣٠",
    ruleAdds: "extend",
    ruleMost: "12",
    ruleMostUnit: "months",
    ruleLeast: "10",
    ruleCurrency: "THB",
    ruleReceiving: "45",
    ruleCost: "3",
    ruleEvery: "30",
  };
  const reading = parse(typed) as { rule: Rule };
  expect(isRule(reading.rule)).toBe(true);
  expect(reading.rule).toEqual({
    clock: "number",
    counts: ["top-up", "call"],
    least: { amount: 1000, currency: "THB" },
    lasts: { days: 30 },
    adds: "extend",
    most: { months: 12 },
    then: [{ stage: "receiving", lasts: { days: 45 } }],
    upkeep: { cost: { amount: 300, currency: "THB" }, every: { days: 30 } },
  });
});

test("use that must be charged is chosen like other use, and stays so", () => {
  const { rule } = parse({ ruleCounts: "call sms data charged", ruleLasts: "180" }) as {
    rule: Rule;
  };
  expect(rule).toMatchObject({ counts: ["call", "sms", "data"], charged: true });
  expect(ruleToFields(rule, MARKS)).toMatchObject({ ruleCounts: "call sms data charged" });
  expect(parse({ ruleCounts: "call sms data", ruleLasts: "180" }, rule)).not.toHaveProperty(
    "rule.charged",
  );
});

test("a day is enough: a passport or a visa", () => {
  const reading = parse({ ruleClock: "registration", ruleEnds: "2027-01-31" }) as { rule: Rule };
  expect(reading.rule).toMatchObject({ clock: "registration", ends: "2027-01-31" });
  expect(parse(ruleToFields(reading.rule, MARKS), reading.rule)).toEqual(reading);
});

test.each<[Fields, string, string]>([
  [{}, "ruleLasts", "days.invalid"],
  [{ ruleLasts: "0" }, "ruleLasts", "days.invalid"],
  [{ ruleLasts: "ten" }, "ruleLasts", "days.invalid"],
  [{ ruleLasts: "30", ruleLeast: "10" }, "ruleCurrency", "currency.missing"],
  [{ ruleLasts: "30", ruleCost: "3", ruleCurrency: "THB" }, "ruleEvery", "days.invalid"],
  [{ ruleLasts: "30", ruleEnds: "2027-02-30" }, "ruleEnds", "date.invalid"],
])("%j: %s %s", (fields, field, code) => {
  const reading = parse(fields) as { problems: { field: string; code: string }[] };
  expect(reading.problems.map((each) => [each.field, each.code])).toContainEqual([field, code]);
});

test.each([
  ["2036-11-22", 0], // a passport’s
  ["2062-11-22", 1],
  ["2569-11-22", 1],
])("the last day of a SIM is asked about if it is too far ahead: %s", (ruleEnds, asked) => {
  expect(parse({ ruleEnds })).toHaveProperty("warnings.length", asked);
});
