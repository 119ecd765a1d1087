/**
 * Shows what is known of an operator's validity. server/features/operators/view.py does the
 * same; a test compares the two.
 */
import { type Money, toDecimal } from "../domain/money.ts";
import type { Rule } from "../domain/validity/index.ts";
import { describeRule } from "../kit/rule-words.ts";
import { message } from "../kit/messages.ts";
import { notesOf } from "./country-view.ts";
import type { RuleFact } from "./data-file.ts";
import { type Proof, proofOf } from "./proof.ts";

/** A rule as it is shown. */
export type WordedRule = { kind: string; lines: string[]; proof: Proof };

/** Return what is known of validity in words: a heading, lines, and how sure it is. */
export function wordRule(fact: RuleFact): WordedRule {
  const [, value, , , , more] = fact;
  const lines = typeof value === "string" ? [value] : describeRule(value, writeSum);
  return {
    kind: [message(kindCode(value)), more?.plan].filter(Boolean).join(" · "),
    lines: [...lines, notesOf(more)].filter(Boolean),
    proof: proofOf(fact),
  };
}

/** Return whether this is a rule that can be computed: not notes, nor only what comes after. */
export function isWhole(value: RuleFact[1]): value is Rule {
  return typeof value !== "string" && "clock" in value;
}

function kindCode(value: RuleFact[1]) {
  if (typeof value === "string") return "validity.notes" as const;
  return `validity.${"clock" in value ? value.clock : "number"}` as const;
}

/** Return "THB 10", as the directory writes amounts in every language. */
function writeSum(money: Money): string {
  return `${money.currency} ${toDecimal(money).replace(/\.0+$/, "")}`;
}
