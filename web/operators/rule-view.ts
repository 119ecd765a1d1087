/**
 * How a country's page shows a rule of an operator. The server shows the same
 * (server/features/operators/rule_view.py); a test compares the two.
 */
import { type Money, toDecimal } from "../domain/money.ts";
import { message } from "../kit/messages.ts";
import { describeRule } from "../kit/rule-words.ts";
import type { Proof } from "./proof.ts";
import type { KnownRule } from "./rules-file.ts";

/** What a rule of an operator says, under which heading, and how it is known. */
export function wordRule([, , rule, source, year, tier]: KnownRule): {
  kind: string;
  lines: string[];
  proof: Proof;
} {
  return {
    kind: message(`validity.${rule.clock}`),
    lines: describeRule(rule, writeSum),
    proof: {
      tier: message(`tier.${tier}`),
      sources: source,
      year: year ? String(year) : message("year.none"),
    },
  };
}

/** "THB 10", as the directory writes sums in every language. */
function writeSum(money: Money): string {
  return `${money.currency} ${toDecimal(money).replace(/\.0+$/, "")}`;
}
