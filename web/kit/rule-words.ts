/** Describes rules of validity in words. */
import type { Money } from "../domain/money.ts";
import type { ActKind, Course, Rule, Span } from "../domain/validity/index.ts";
import { ruleLines } from "../domain/validity/rule-lines.ts";
import { writeDate, writeMoney } from "./formats.ts";
import { message, pageLanguage, plural } from "./messages.ts";

/** Return the lines that describe a rule. `write` formats amounts. */
export function describeRule(
  rule: Rule | Course,
  write: (money: Money) => string = writeMoney,
): string[] {
  return ruleLines(rule).map(({ code, acts, charged, amount, span, date }) =>
    message(code, {
      ...(acts && { acts: listActs(acts, charged) }),
      ...(amount && { amount: write(amount) }),
      ...(span && { span: describeSpan(span) }),
      ...(date && { date: writeDate(date) }),
    }),
  );
}

/** Return "30 days", "6 months". */
export function describeSpan(span: Span): string {
  return "days" in span ? plural("span.days", span.days) : plural("span.months", span.months);
}

/** Return "a top-up, an outgoing call or an SMS sent", with what is said if they must be charged. */
export function listActs(kinds: readonly ActKind[], charged?: boolean): string {
  const words = kinds.map((kind) => message(`counts.${kind}`));
  const acts = new Intl.ListFormat(pageLanguage(), { type: "disjunction" }).format(words);
  return charged ? message("counts.charged", { acts }) : acts;
}
