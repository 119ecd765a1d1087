/** Shows the rules of a SIM with dates and reasons, and the noted uses. */
import type { Use } from "../domain/act.ts";
import { reasonOf } from "../domain/validity/index.ts";
import type { Outlook } from "../domain/validity/outlook.ts";
import { writeDate } from "../kit/formats.ts";
import { message, plural } from "../kit/messages.ts";
import { copyTemplate, fill, makeListItem, part, slot, wordFor } from "../kit/parts.ts";
import { describeRule } from "../kit/rule-words.ts";
import { describeNext, describeReason } from "./outlook-words.ts";
import { describeOrigin } from "./origin-words.ts";

const MOST_USES = 20;

/** Show a card for each rule. */
export function showRules(host: HTMLElement, outlook: Outlook, today: string): void {
  const { sim, verdicts, acts } = outlook;
  const word = (kind: string, value: string) => wordFor(host, kind, value).textContent ?? "";
  const cards = sim.rules.map(({ rule, origin }, index) => {
    const card = copyTemplate(host, "rule");
    const verdict = verdicts[index];
    const reason = reasonOf(rule, acts, today);
    const { stage = "unknown", until = null, next = [], renewals, ifArrives } = verdict ?? {};
    slot(card, "clock").append(wordFor(host, "clock", rule.clock));
    const staged = stage === "lost" ? `lost.${rule.clock}` : stage;
    fill(card, {
      stage: word("stage", staged),
      until: until ? message("until.stage", { date: writeDate(until) }) : "",
      reason: reason ? describeReason(reason) : message("reason.none"),
      renewals: renewals === undefined ? "" : plural("renewals", renewals),
      arrives: ifArrives ? message("arrives", { date: writeDate(ifArrives) }) : "",
      ...(origin ? describeOrigin(origin) : { proof: message("origin.own"), source: "" }),
      corrected: origin?.isCorrected ? message("origin.corrected") : "",
      "for-correct": ` ${index + 1}`,
      "for-remove": ` ${index + 1}`,
    });
    const steps = verdict ? next.map((each) => describeNext(verdict, each, word)) : [];
    slot(card, "steps").replaceChildren(...steps.map(makeListItem));
    slot(card, "lines").replaceChildren(...describeRule(rule).map(makeListItem));
    for (const button of card.querySelectorAll<HTMLElement>("[data-index]")) {
      button.dataset["index"] = String(index);
    }
    return card;
  });
  part(host, "rules").replaceChildren(...cards);
  part(host, "no-rules").hidden = cards.length > 0;
}

/** Show the latest uses, latest first. */
export function showUses(host: HTMLElement, uses: readonly Use[]): void {
  const latest = [...uses]
    .sort((a, b) => (a.on === b.on ? Number(a.id < b.id) : a.on < b.on ? 1 : -1))
    .slice(0, MOST_USES);
  const items = latest.map(({ id, kind, on }) => {
    const item = copyTemplate(host, "use");
    fill(item, { act: message(`act.${kind}`, { date: writeDate(on) }) });
    const button = item.querySelector<HTMLElement>("[data-id]");
    if (button) button.dataset["id"] = id;
    return item;
  });
  part(host, "uses").replaceChildren(...items);
  part(host, "noted-uses").hidden = items.length === 0;
}
