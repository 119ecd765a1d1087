/** Shows what the phone knows about the top-up that is being prepared. */
import { usualWaits } from "../domain/arrival.ts";
import type { Fields } from "../domain/fields.ts";
import type { Receipt } from "../domain/receipt.ts";
import { joinSentences } from "../domain/sentences.ts";
import { namesOf } from "../domain/sim.ts";
import { writeDate, writeDuration, writeMoney } from "../kit/formats.ts";
import { joinTexts, message, plural } from "../kit/messages.ts";
import { fill, find, part } from "../kit/parts.ts";
import type { ReadModel } from "../store/read-model.ts";

/** Show the number of the SIM, the user's receipts of the channel, and the next links. */
export function showKnown(host: HTMLElement, fields: Fields, { receipts, sims }: ReadModel): void {
  const { sim: id = "", channel = "" } = fields;
  const sim = sims.find((each) => each.id === id);
  const used = receipts.filter((receipt) => receipt.channel === channel);
  fill(host, {
    number: sim?.phone ?? "",
    "typed-number": channel === "voucher" ? "" : (sim?.phone ?? ""), // its code has none
    used: used[0] ? sayUsed(used[0], used.length) : "",
    wait: used[0] ? sayWait(used[0], receipts) : "",
    summary: summaryOf(host, fields, namesOf(sims).get(id) ?? "", sim?.phone ?? ""),
  });
  part(host, "for-shop").hidden = channel !== "shop" && channel !== "machine";
  part(host, "for-voucher").hidden = channel !== "voucher";
  const directory = host.dataset["operators"] ?? "";
  const country = sim?.country.toLowerCase();
  for (const name of ["directory", "voucher"]) {
    const isSaved = navigator.serviceWorker?.controller;
    const page = isSaved ? `-/?${country}` : `${country}/`;
    link(host, name).href = country ? `${directory}${page}` : directory;
  }
  const { amount = "", currency = "" } = fields;
  const asked = Object.entries({ sim: id, amount, currency: amount && currency });
  link(host, "counter").search = String(new URLSearchParams(asked.filter(([, value]) => value)));
}

/**
 * Return how often the channel was used, and the last fee. The receipt is the latest of the
 * channel.
 */
function sayUsed({ at, fee }: Receipt, count: number): string {
  const used = plural("channel.used", count, { date: writeDate(at) });
  const cost = fee?.amount ? message("channel.fee", { fee: writeMoney(fee) }) : "";
  return joinSentences(used, cost);
}

/** Return how long it took by the user's receipts; the page itself has the guide's value. */
function sayWait(latest: Receipt, receipts: readonly Receipt[]): string {
  const { by, minutes } = usualWaits(receipts)(latest);
  return by === "own" ? message("channel.wait", { time: writeDuration(minutes) }) : "";
}

/** Return "Trip · 081 234 5678 · Shop · 100 THB · Cash", to be checked before paying. */
function summaryOf(host: HTMLElement, fields: Fields, name: string, phone: string): string {
  const { channelName, amount, currency } = fields;
  const sum = amount ? `${amount} ${currency ?? ""}` : "";
  const chosen = ["channel", "means"].map((field) => chosenWord(host, field));
  return joinTexts(name, phone, chosen[0] ?? "", channelName ?? "", sum, chosen[1] ?? "");
}

function chosenWord(host: HTMLElement, field: string): string {
  const select = find(host, `[name=${field}]`, HTMLSelectElement);
  return select.value ? (select.selectedOptions[0]?.text ?? "") : "";
}

function link(host: HTMLElement, name: string): HTMLAnchorElement {
  return part(host, name) as HTMLAnchorElement;
}
