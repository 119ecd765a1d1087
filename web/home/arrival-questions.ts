/** Asks on the home page whether pending top-ups have arrived. Each answer is one tap. */
import { type Question, questionsOf } from "../domain/arrival.ts";
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { localTime, writeDuration, writeMoment } from "../kit/formats.ts";
import { onAction } from "../kit/log-element.ts";
import { joinTexts, message } from "../kit/messages.ts";
import { copyTemplate, fill, find, part } from "../kit/parts.ts";
import { setStatus } from "../store/receipts.ts";
import { nameReceipt } from "./receipt-name.ts";

/** Show the questions, and return the receipts that they are about. */
export function askArrivals(
  host: HTMLElement,
  receipts: readonly Receipt[],
  sims: readonly Sim[],
): Set<Receipt> {
  const questions = questionsOf(receipts, Date.now());
  const items = questions.map((question) => showQuestion(host, question, sims));
  const list = part(host, "asked");
  const hadFocus = list.contains(document.activeElement);
  list.replaceChildren(...items);
  list.hidden = items.length === 0;
  // Otherwise the focus would be lost when the answered question is removed.
  if (hadFocus) find(host, items.length > 0 ? ".asked a" : "h2", HTMLElement).focus();
  return new Set(questions.map(({ receipt }) => receipt));
}

/**
 * Handle the answers. A failed top-up may still arrive: the page says so before it counts as
 * failed.
 */
export function listenToAnswers(host: HTMLElement, signal: AbortSignal): void {
  const answer = (name: string, status: "credited" | "pending" | "failed") =>
    onAction(host, name, (button) => setStatus(button.dataset["id"] ?? "", status), signal);
  answer("arrived", "credited");
  answer("not-yet", "pending");
  answer("failed-sure", "failed");
  const warn = (button: HTMLElement) => {
    const question = button.closest("li");
    if (question && question.dataset["until"]) part(question, "sure").hidden = false;
    else return setStatus(button.dataset["id"] ?? "", "failed");
  };
  onAction(host, "failed", warn, signal);
}

function showQuestion(host: HTMLElement, question: Question, sims: readonly Sim[]): HTMLElement {
  const { receipt, wait, mayArriveUntil } = question;
  const item = copyTemplate(host, "question");
  const until = mayArriveUntil === null ? "" : writeMoment(localTime(mayArriveUntil));
  item.dataset["until"] = until;
  const name = nameReceipt(receipt, sims);
  const about = joinTexts(String(name["amount"]), String(name["sim"]));
  fill(item, {
    question: message("arrival.asked", name),
    usual: message(`arrival.${wait.by}`, { wait: writeDuration(wait.minutes) }),
    "may-arrive": until && message("arrival.may-come", { date: until }),
  });
  find(item, "a", HTMLAnchorElement).href = `${host.dataset["view"]}?id=${receipt.id}`;
  for (const button of item.querySelectorAll<HTMLElement>("[data-id]")) {
    button.dataset["id"] = receipt.id;
    button.setAttribute("aria-label", `${button.textContent} ${about}`);
  }
  return item;
}
