import { dateOf } from "./instant.ts";
import type { FieldProblem } from "./problem.ts";
import type { Receipt } from "./receipt.ts";

/**
 * Return warnings that a receipt may be in the log already: another has the same order number, or
 * the same SIM, amount and day. A SIM may be topped up twice, so these are only questions.
 */
export function findTwins(receipt: Receipt, others: readonly Receipt[]): FieldProblem[] {
  const rest = others.filter(({ id }) => id !== receipt.id);
  const sameOrder = rest.find(({ order }) => order !== "" && order === receipt.order);
  if (sameOrder) {
    return [{ field: "order", code: "twin.order", values: { date: dateOf(sameOrder.at) } }];
  }
  const sameDay = rest.find((other) => isOfSameDay(other, receipt));
  return sameDay
    ? [{ field: "amount", code: "twin.day", values: { date: dateOf(sameDay.at) } }]
    : [];
}

function isOfSameDay(a: Receipt, b: Receipt): boolean {
  const isSameSim = a.simId !== null && a.simId === b.simId;
  const isSameAmount = a.paid.amount === b.paid.amount && a.paid.currency === b.paid.currency;
  return isSameSim && isSameAmount && dateOf(a.at) === dateOf(b.at);
}
