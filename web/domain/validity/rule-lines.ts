import type { Money } from "../money.ts";
import type { ActKind, LaterStage, Rule, Span } from "./rule.ts";

type Said = "lasts" | "tiers" | "tier" | "least" | "extend" | "most" | "upkeep" | "ends";

/** A line that describes a part of a rule: the code of its message, and its values. */
export type RuleLine = {
  code: `rule.${Said | LaterStage}`;
  acts?: ActKind[];
  amount?: Money;
  span?: Span;
  date?: string;
};

/**
 * Return the lines that describe a rule. server/features/operators/rule_lines.py does the same;
 * both are tested with testing/rule-lines.json.
 */
export function ruleLines(rule: Rule): RuleLine[] {
  const { counts, least, lasts, adds, most, then, ends, upkeep } = rule;
  const lines: RuleLine[] = [];
  const isForever = "months" in lasts && lasts.months >= 1200 && ends !== undefined;
  if ("by" in lasts) {
    lines.push({ code: "rule.tiers", acts: counts });
    for (const { from, lasts: span } of lasts.by) {
      lines.push({ code: "rule.tier", amount: { amount: from, currency: lasts.currency }, span });
    }
  } else if (!isForever) lines.push({ code: "rule.lasts", acts: counts, span: lasts });
  if (least) lines.push({ code: "rule.least", amount: least });
  if (adds === "extend") lines.push({ code: "rule.extend" });
  if (most) lines.push({ code: "rule.most", span: most });
  if (upkeep) lines.push({ code: "rule.upkeep", amount: upkeep.cost, span: upkeep.every });
  for (const { stage, lasts: span } of then) lines.push({ code: `rule.${stage}`, span });
  if (ends) lines.push({ code: "rule.ends", date: ends });
  return lines;
}
