/** Fills the slip of a receipt: amounts, SIM, photos. */
import type { Receipt } from "../domain/receipt.ts";
import { operatorOf, type Sim } from "../domain/sim.ts";
import { nameChoiceOf } from "../kit/choice-names.ts";
import { writeDate, writeMoment, writeMoney } from "../kit/formats.ts";
import { joinTexts, keepCodes, message } from "../kit/messages.ts";
import { copyTemplate, fill, find, part, slot, wordFor } from "../kit/parts.ts";
import { internationalOf } from "../sims/international.ts";
import { simNames } from "../sims/sim-names.ts";
import { describePackage } from "./package-words.ts";
import { fillHistory } from "./slip-history.ts";

/** Fill the lines of the slip in `place`; `words` is the element with the words of options. */
export function fillSlip(
  place: ParentNode,
  words: ParentNode,
  receipt: Receipt,
  sims: readonly Sim[],
): void {
  const name = simNames(sims)(receipt);
  const sim = sims.find(({ id }) => id === receipt.simId);
  const country = sim?.country ? nameChoiceOf("country", sim.country) : "";
  const money = (value: Receipt["credited"]) => (value ? writeMoney(value) : "");
  const word = (kind: string, value: string) => wordFor(words, kind, value).textContent;
  fill(place, {
    sim: name,
    operator: joinTexts(sim ? operatorOf(sim, name) : "", country),
    phone: sim?.phone ?? "",
    national: "",
    at: writeMoment(receipt.at),
    offset: `UTC${receipt.at.slice(16)}`,
    paid: writeMoney(receipt.paid),
    channel: word("channel", receipt.channel),
    channelName: receipt.channelName,
    means: receipt.means ? word("means", receipt.means) : "",
    credited: money(receipt.credited),
    fee: money(receipt.fee),
    package: describePackage(receipt.package),
    order: receipt.order,
    balanceBefore: money(receipt.balanceBefore),
    balanceAfter: money(receipt.balanceAfter),
    goodUntil: receipt.goodUntil ? writeDate(receipt.goodUntil) : "",
    notes: keepCodes(receipt.notes),
  });
  find(place, "time", HTMLTimeElement).dateTime = receipt.at;
  slot(place, "status").replaceChildren(wordFor(words, "status", receipt.status));
  part(place, "copy-order").hidden = !receipt.order;
  find(place, "[data-action=copy-order]", HTMLElement).dataset["text"] = receipt.order;
  fillHistory(place, words, receipt);
}

/**
 * Show the number in international form first: as it was typed it may mean a number of another
 * country.
 */
export async function fillNumber(place: ParentNode, sim: Sim | undefined): Promise<void> {
  const international = sim && (await internationalOf(sim));
  if (!international) return;
  const isSame = digitsOf(international) === digitsOf(sim.phone);
  fill(place, { phone: international, national: isSame ? "" : sim.phone });
}

function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, "");
}

/** Show the photos of a slip. */
export function fillPhotos(place: ParentNode, ids: readonly string[]): void {
  const photos = ids.map((id, index) => {
    const photo = copyTemplate(place, "photo");
    find(photo, "stored-photo", HTMLElement).setAttribute("photo-id", id);
    find(photo, "img", HTMLImageElement).alt = message("photo.alt", { n: index + 1 });
    return photo;
  });
  part(place, "photos").replaceChildren(...photos);
}
