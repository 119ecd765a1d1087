/** The user's SIMs and receipts as search results. */
import { namesOf, type Sim } from "../domain/sim.ts";
import type { Receipt } from "../domain/receipt.ts";
import { writeDate, writeMoney } from "../kit/formats.ts";
import { joinTexts } from "../kit/messages.ts";
import type { ReadModel } from "../store/read-model.ts";
import type { Place } from "../domain/search/place.ts";

const LATEST = 2000; // receipts; the list of receipts can search all

type Addresses = { sim: string; receipt: string };
type Words = { status: (status: string) => string; channel: (channel: string) => string };

export function logPlaces(model: ReadModel, addresses: Addresses, words: Words): Place[] {
  const names = namesOf(model.sims);
  const sims = model.sims.map((sim) => simPlace(sim, names.get(sim.id) ?? "", addresses));
  const receipts = model.receipts
    .slice(0, LATEST)
    .map((receipt) =>
      receiptPlace(receipt, names.get(receipt.simId ?? "") ?? "", addresses, words),
    );
  return [...sims, ...receipts];
}

function simPlace(sim: Sim, title: string, addresses: Addresses): Place {
  const { operator, brand, phone, iccid, notes } = sim;
  return {
    kind: "sim",
    address: `${addresses.sim}?id=${sim.id}`,
    title,
    names: [title, operator, brand].join(" "),
    about: [operator, brand].filter((each) => each && each !== title).join(" · "),
    text: [phone, ...spellings(phone), iccid, notes].join(" "),
  };
}

function receiptPlace(receipt: Receipt, sim: string, addresses: Addresses, words: Words): Place {
  const amount = writeMoney(receipt.paid);
  const date = writeDate(receipt.at);
  const { channelName, order, notes } = receipt;
  return {
    kind: "receipt",
    address: `${addresses.receipt}?id=${receipt.id}`,
    title: joinTexts(amount, date),
    names: [amount, order, channelName].join(" "),
    about: sim,
    text: [date, notes, words.status(receipt.status), words.channel(receipt.channel)].join(" "),
  };
}

/**
 * Return the digits of a number from each position where the country's code may end, with and
 * without the 0 that many countries dial before national numbers.
 */
function spellings(phone: string): string[] {
  const digits = phone.replace(/\D/g, "");
  return [0, 1, 2, 3].flatMap((start) => [digits.slice(start), `0${digits.slice(start)}`]);
}
