import { expect, test } from "vitest";
import cases from "../testing/rule-lines.json" with { type: "json" };
import type { Rule } from "./rule.ts";
import { ruleLines } from "./rule-lines.ts";

test.each(cases)("the lines of rule $# are the same as the server's", ({ rule, lines }) => {
  expect(ruleLines(rule as Rule)).toEqual(lines);
});

const rule: Rule = {
  clock: "number",
  counts: ["activation"],
  lasts: { days: 90 },
  adds: "restart",
  then: [],
};

test("the day on which it ends comes last", () => {
  expect(ruleLines({ ...rule, ends: "2026-12-31" })).toEqual([
    { code: "rule.lasts", acts: ["activation"], span: { days: 90 } },
    { code: "rule.ends", date: "2026-12-31" },
  ]);
});

test("if only the day counts, no length is given", () => {
  expect(ruleLines({ ...rule, lasts: { months: 1200 }, ends: "2026-12-31" })).toEqual([
    { code: "rule.ends", date: "2026-12-31" },
  ]);
});
