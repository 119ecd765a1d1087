/**
 * Claims about top-ups that did not arrive: with whom they were opened, and when the answer is due.
 */
import { compare } from "./order.ts";
import { FieldReader, type Fields, LONGEST_AHEAD } from "./fields.ts";
import { addDays, addMonths, daysBetween } from "./plain-date.ts";
import type { FieldProblem } from "./problem.ts";
import { type Receipt, RECEIPT_LIMITS } from "./receipt.ts";

export type Claim = NonNullable<Receipt["claim"]>;

/** By country: the number of days within which the money must be paid back. */
export const ANSWER_DAYS: Readonly<Record<string, number>> = {
  // Nigeria's regulator (NCC), since 1 March 2026: a pending purchase is refunded within 24 hours.
  NG: 1,
};

export type ClaimReading =
  { claim: Claim; warnings: FieldProblem[] } | { problems: FieldProblem[] };

/**
 * Return the claim in the fields `claimOpenedOn`, `claimWith` …, or the problem of each wrong
 * field.
 */
export function parseClaim(fields: Fields, today: string): ClaimReading {
  const form = new FieldReader(fields);
  const openedOn = form.date("claimOpenedOn", addDays(today, 1));
  const latest = addMonths(today, LONGEST_AHEAD);
  const answerBy = form.date("claimAnswerBy", latest);
  const rest = {
    with: form.line("claimWith", RECEIPT_LIMITS.claimWith),
    reference: form.code("claimReference", RECEIPT_LIMITS.order),
    nextStep: form.lines("claimNextStep", RECEIPT_LIMITS.nextStep),
  };
  if (!openedOn && form.problems.length === 0) form.report("claimOpenedOn", "day.missing");
  if (openedOn && answerBy && answerBy < openedOn) {
    form.report("claimAnswerBy", "claim.answer-before");
  }
  if (!openedOn || form.problems.length > 0) return { problems: form.problems };
  return { claim: { openedOn, ...rest, answerBy }, warnings: form.warnings };
}

/**
 * Return the fields that `parseClaim` reads as this claim. If there is none: the fields of a claim
 * that is opened today, with the day by which the country's rule asks for an answer, or else the
 * day that the operator or seller has `named`.
 */
export function claimToFields(
  claim: Claim | null,
  today: string,
  country: string,
  named = "",
): Fields {
  const days = ANSWER_DAYS[country];
  const due = days === undefined ? named : addDays(today, days);
  return {
    claimOpenedOn: claim?.openedOn ?? today,
    claimWith: claim?.with ?? "",
    claimReference: claim?.reference ?? "",
    claimAnswerBy: claim ? (claim.answerBy ?? "") : due,
    claimNextStep: claim?.nextStep ?? "",
  };
}

/**
 * Return by how many days the answer to a claim is overdue; null if it isn't, or no day is known.
 */
export function daysOverdue({ status, claim }: Receipt, today: string): number | null {
  if (status !== "claimed" || !claim?.answerBy || claim.answerBy >= today) return null;
  return daysBetween(claim.answerBy, today);
}

/**
 * Return the receipts with an open claim, by the day on which the answer is due; those without a
 * day come last.
 */
export function openClaims(receipts: readonly Receipt[]): Receipt[] {
  const due = ({ claim }: Receipt) => claim?.answerBy ?? "9999-12-31";
  return receipts
    .filter(({ status }) => status === "claimed")
    .sort((a, b) => compare(due(a), due(b)));
}
