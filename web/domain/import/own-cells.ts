/** Reads the cells that only our own table has. */
import { type Money, parseAmount } from "../money.ts";
import { isDate } from "../plain-date.ts";
import { type Receipt, RECEIPT_LIMITS, STATUSES } from "../receipt.ts";
import { isTimestamp } from "../records/timestamp.ts";
import { cleanLine, cleanText, lengthOf } from "../text.ts";
import { marksOf } from "./marks.ts";
import type { Texts } from "./target.ts";

type History = Receipt["history"];

/**
 * Return the history in "2026-11-25T07:59:00.000Z refunded 300.00 THB; …", or null if it can't be
 * read.
 */
export function readHistory(text: string): History | null {
  const history: History = [];
  for (const entry of text.split(";").filter((each) => each.trim())) {
    const [at = "", word, amount, currency, ...more] = entry.trim().split(" ");
    const status = STATUSES.find((known) => known === word);
    const refund = amount === undefined ? null : readRefund(amount, currency ?? "");
    if (!isTimestamp(at) || !status || refund === undefined || more.length > 0) return null;
    history.push({ status, at, refund });
  }
  return history.length > RECEIPT_LIMITS.history ? null : history;
}

function readRefund(amount: string, currency: string): Money | undefined {
  const reading = parseAmount(amount, currency, marksOf("."));
  return "money" in reading ? reading.money : undefined;
}

/** Return the claim of a row; null if there is none, undefined if it can't be read. */
export function readClaim(texts: Texts): Receipt["claim"] | undefined {
  const openedOn = texts.claimOpenedOn ?? "";
  if (!openedOn) return null;
  const claim = {
    openedOn,
    with: cleanLine(texts.claimWith ?? ""),
    reference: cleanLine(texts.claimReference ?? ""),
    answerBy: texts.claimAnswerBy || null,
    nextStep: cleanText(texts.claimNextStep ?? ""),
  };
  const isSound =
    isDate(openedOn) &&
    (claim.answerBy === null || isDate(claim.answerBy)) &&
    lengthOf(claim.with) <= RECEIPT_LIMITS.claimWith &&
    lengthOf(claim.reference) <= RECEIPT_LIMITS.order &&
    lengthOf(claim.nextStep) <= RECEIPT_LIMITS.nextStep;
  return isSound ? claim : undefined;
}
