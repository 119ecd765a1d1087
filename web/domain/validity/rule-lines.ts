import type { Money } from "../money.ts";
import type { ActKind, Course, LaterStage, Rule, Span } from "./rule.ts";

type Said = "lasts" | "tiers" | "tier" | "least" | "extend" | "most" | "upkeep" | "ends";

/** A line that describes a part of a rule: the code of its message, and its values. */
export type RuleLine = {
  code: `rule.${Said | LaterStage | `after-${Course["after"]}`}`;
  acts?: ActKind[];
  /** Whether those acts must be charged. */
  charged?: true | undefined;
  amount?: Money;
  span?: Span;
  date?: string;
};

/**
 * Return the lines that describe a rule. server/features/operators/rule_lines.py does the same;
 * both are tested with testing/rule-lines.json.
 */
export function ruleLines(rule: Rule | Course): RuleLine[] {
  const lines: RuleLine[] = "after" in rule ? [{ code: `rule.after-${rule.after}` }] : first(rule);
  const { upkeep, then } = rule;
  if (upkeep) lines.push({ code: "rule.upkeep", amount: upkeep.cost, span: upkeep.every });
  for (const { stage, lasts: span } of then) lines.push({ code: `rule.${stage}`, span });
  if ("ends" in rule && rule.ends) lines.push({ code: "rule.ends", date: rule.ends });
  return lines;
}

/** Returns how long a rule lasts, from which amount on, and how days add up. */
function first({ counts, charged, least, lasts, adds, most, ends }: Rule): RuleLine[] {
  const lines: RuleLine[] = [];
  const isForever = "months" in lasts && lasts.months >= 1200 && ends !== undefined;
  if ("by" in lasts) {
    lines.push({ code: "rule.tiers", acts: counts, charged });
    for (const { from, lasts: span } of lasts.by) {
      lines.push({ code: "rule.tier", amount: { amount: from, currency: lasts.currency }, span });
    }
  } else if (!isForever) lines.push({ code: "rule.lasts", acts: counts, charged, span: lasts });
  if (least) lines.push({ code: "rule.least", amount: least });
  if (adds === "extend") lines.push({ code: "rule.extend" });
  if (most) lines.push({ code: "rule.most", span: most });
  return lines;
}
