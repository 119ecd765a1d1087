/** Fills the slip of a receipt: what was paid for which SIM, and its photos. */
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { writeDate, writeMoment, writeMoney } from "../kit/formats.ts";
import { message } from "../kit/messages.ts";
import { copyTemplate, fill, find, part, slot, wordFor } from "../kit/parts.ts";
import { simNames } from "../sims/sim-names.ts";

/** Fill the lines of the slip in `place`; `words` is the element with the words for choices. */
export function fillSlip(
  place: ParentNode,
  words: ParentNode,
  receipt: Receipt,
  sims: readonly Sim[],
): void {
  const name = simNames(sims)(receipt);
  const phone = sims.find(({ id }) => id === receipt.simId)?.phone ?? "";
  const money = (value: Receipt["credited"]) => (value ? writeMoney(value) : "");
  const word = (kind: string, value: string) => wordFor(words, kind, value).textContent;
  fill(place, {
    sim: name,
    phone: phone === name ? "" : phone,
    at: writeMoment(receipt.at),
    offset: `UTC${receipt.at.slice(16)}`,
    paid: writeMoney(receipt.paid),
    channel: word("channel", receipt.channel),
    channelName: receipt.channelName,
    means: receipt.means ? word("means", receipt.means) : "",
    credited: money(receipt.credited),
    fee: money(receipt.fee),
    order: receipt.order,
    balanceBefore: money(receipt.balanceBefore),
    balanceAfter: money(receipt.balanceAfter),
    goodUntil: receipt.goodUntil ? writeDate(receipt.goodUntil) : "",
    notes: receipt.notes,
  });
  find(place, "time", HTMLTimeElement).dateTime = receipt.at;
  slot(place, "status").replaceChildren(wordFor(words, "status", receipt.status));
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
