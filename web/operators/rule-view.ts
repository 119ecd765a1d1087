/**
 * Shows a rule of an operator on a country's page. server/features/operators/rule_view.py does the
 * same; a test compares the two.
 */
import { type Money, toDecimal } from "../domain/money.ts";
import { message } from "../kit/messages.ts";
import { describeRule } from "../kit/rule-words.ts";
import type { Proof } from "./proof.ts";
import type { KnownRule } from "./rules-file.ts";

/** Return the heading of a rule, its lines (or an English text), and its proof. */
export function wordRule([, , rule, source, year, tier]: KnownRule): {
  kind: string;
  lines: string[];
  isEnglish: boolean;
  proof: Proof;
} {
  const isEnglish = typeof rule === "string";
  return {
    kind: message(isEnglish ? "validity.text" : `validity.${rule.clock}`),
    lines: isEnglish ? [rule] : describeRule(rule, writeSum),
    isEnglish,
    proof: {
      tier: message(`tier.${tier}`),
      sources: source,
      year: year ? String(year) : message("year.none"),
    },
  };
}

/** Return "THB 10", as the directory writes amounts in every language. */
function writeSum(money: Money): string {
  return `${money.currency} ${toDecimal(money).replace(/\.0+$/, "")}`;
}
