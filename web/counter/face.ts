/**
 * Fills the card that the shopkeeper sees: a request in large type, and the same in the user's
 * language.
 */
import { splitLastFour } from "../domain/local-number.ts";
import { copyTemplate, part, slot } from "../kit/parts.ts";
import { pageLanguage } from "../kit/messages.ts";
import type { Asked } from "./asked.ts";
import type { Phrases } from "./phrase-file.ts";

export type Numbers = { local: string; international: string };

/** Return the card for a top-up, package or voucher. `amount` includes its currency. */
export function faceFor(
  host: ParentNode,
  phrases: Phrases,
  { want, language, operator, amount }: Asked,
  { local, international }: Numbers,
): HTMLElement {
  const face = copyTemplate(host, "face");
  say(face, "ask", phrases, want === "voucher" ? "voucher" : "top-up", language);
  const isShown = want !== "voucher" && local !== "";
  const [head, last] = splitLastFour(local);
  slot(face, "head").textContent = head;
  slot(face, "last").textContent = last;
  slot(face, "abroad").textContent = international;
  part(face, "number").hidden = !isShown;
  part(face, "abroad").hidden = !isShown || !international || international === local;
  for (const [name, value] of Object.entries({ amount, operator })) {
    say(face, name, phrases, name, language);
    slot(face, `${name}-value`).textContent = value;
    part(face, name).hidden = !value;
  }
  say(face, "want", phrases, want === "voucher" ? "thanks" : want, language);
  return face;
}

/** Return the card for a single phrase. */
export function faceOf(
  host: ParentNode,
  phrases: Phrases,
  code: string,
  language: string,
): HTMLElement {
  const face = copyTemplate(host, "face");
  say(face, "ask", phrases, code, language);
  for (const name of ["number", "abroad", "amount", "operator", "want"]) {
    part(face, name).hidden = true;
  }
  return face;
}

/** Fill a slot with a phrase in the shop's language, and in the user's if that is another. */
export function say(
  host: ParentNode,
  place: string,
  phrases: Phrases,
  code: string,
  language: string,
): void {
  const foreign = phrases.say(code, language);
  const own = phrases.say(code, pageLanguage());
  for (const [name, spoken] of [
    [place, foreign],
    [`${place}-own`, own],
  ] as const) {
    const element = slot(host, name);
    element.textContent = spoken.text;
    Object.assign(element, { lang: spoken.tag, dir: spoken.direction });
  }
  slot(host, `${place}-own`).hidden = foreign.tag === own.tag;
}
