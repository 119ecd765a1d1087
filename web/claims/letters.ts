/** The text of a claim, made from the receipt: in the page's language and in English. */
import { toDecimal } from "../domain/money.ts";
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { copyText } from "../kit/copying.ts";
import { message } from "../kit/messages.ts";
import { copyTemplate, fill, find, part } from "../kit/parts.ts";
import { canShareText, shareText } from "../kit/sharing.ts";
import { internationalOf } from "../sims/international.ts";

export type About = {
  receipt: Receipt;
  sim: Sim | undefined;
  reference: string;
  answerBy: string;
};

/** Write each text of the page. Dates are in ISO 8601 and amounts plain, for offices anywhere. */
export async function writeLetters(host: HTMLElement, about: About): Promise<void> {
  const { receipt, sim, reference, answerBy } = about;
  const values = {
    phone: (sim && (await internationalOf(sim))) || (sim?.phone ?? ""),
    at: `${receipt.at.slice(0, 10)} ${receipt.at.slice(11, 16)} (UTC${receipt.at.slice(16)})`,
    paid: `${toDecimal(receipt.paid)} ${receipt.paid.currency}`,
    channelName: receipt.channelName,
    order: receipt.order,
    reference,
    due: answerBy,
  };
  for (const place of host.querySelectorAll<HTMLElement>("[data-letter]")) {
    const letter = copyTemplate(host, place.dataset["letter"] ?? "");
    fill(letter, place.dir === "ltr" ? values : setApart(values));
    place.replaceChildren(...[...letter.children].filter((line) => !(line as HTMLElement).hidden));
  }
  for (const button of host.querySelectorAll<HTMLElement>("[data-action=share-letter]")) {
    button.hidden = !canShareText();
  }
}

/** Return the values isolated, so that each keeps its order in right-to-left text of any app. */
function setApart<T extends Record<string, string>>(values: T): T {
  if (document.documentElement.dir !== "rtl") return values;
  const entries = Object.entries(values).map(([name, text]) => [
    name,
    text && `\u2068${text}\u2069`,
  ]);
  return Object.fromEntries(entries) as T;
}

/** Copy the text of a button, and say so. */
export async function copyLetter(host: HTMLElement, button: HTMLElement): Promise<void> {
  const isCopied = await copyText(textOf(letterOf(host, button)));
  say(host, message(isCopied ? "letter.copied" : "letter.not-copied"));
  if (!isCopied) getSelection()?.selectAllChildren(letterOf(host, button));
}

/** Share the text of a button with another app. */
export async function shareLetter(host: HTMLElement, button: HTMLElement): Promise<void> {
  const handover = await shareText(textOf(letterOf(host, button)));
  say(host, handover === "refused" ? message("share.refused") : "");
}

function say(host: HTMLElement, text: string): void {
  const said = part(host, "said");
  said.hidden = !text;
  said.textContent = text;
}

function letterOf(host: HTMLElement, { dataset }: HTMLElement): HTMLElement {
  return find(host, `[data-letter="${dataset["of"]}"]`, HTMLElement);
}

/** Return the text of a letter, a line for each paragraph. */
function textOf(letter: HTMLElement): string {
  return [...letter.children].map((line) => line.textContent?.trim()).join("\n");
}
