/** Shows what was noted about a receipt's arrival and its claim. */
import { mayArriveUntil } from "../domain/arrival.ts";
import { daysOverdue } from "../domain/claim.ts";
import type { Receipt } from "../domain/receipt.ts";
import { localTime, today, writeDate, writeMoment, writeMoney } from "../kit/formats.ts";
import { joinTexts, message } from "../kit/messages.ts";
import { copyTemplate, fill, find, part, slot, wordFor } from "../kit/parts.ts";

/** Fill the history of the slip in `place`, and the lines of the claim. */
export function fillHistory(place: ParentNode, words: ParentNode, receipt: Receipt): void {
  const items = receipt.history.map(({ status, at, refund }) => {
    const item = copyTemplate(place, "noted");
    slot(item, "status").append(wordFor(words, "status", status));
    fill(item, {
      refund: refund ? writeMoney(refund) : "",
      at: writeMoment(localTime(Date.parse(at))),
    });
    return item;
  });
  part(place, "history").replaceChildren(...items);
  const { claim } = receipt;
  fill(place, {
    claim: claim ? joinTexts(claim.with, claim.reference, writeDate(claim.openedOn)) : "",
    claimDue: claim?.answerBy ? writeDate(claim.answerBy) : "",
  });
}

/** Show until when not to pay again, and whether the answer to a claim is overdue. */
export function showWaiting(host: HTMLElement, receipt: Receipt): void {
  const isOpen = receipt.status === "pending" || receipt.status === "failed";
  const until = isOpen ? mayArriveUntil(receipt, Date.now()) : null;
  const warning = part(host, "wait");
  warning.hidden = until === null;
  warning.textContent =
    until === null ? "" : message("arrival.may-come", { date: writeMoment(localTime(until)) });
  find(host, "a[data-part=claim]", HTMLAnchorElement).search = `?id=${receipt.id}`;
  const overdue = part(host, "overdue");
  overdue.hidden = daysOverdue(receipt, today()) === null;
  const date = receipt.claim?.answerBy ?? "";
  overdue.textContent = overdue.hidden ? "" : message("claim.overdue", { date: writeDate(date) });
}
