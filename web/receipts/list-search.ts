/** Searches receipts by everything that their rows and slips show, in the page's language. */
import { type Filter, isWithin } from "../domain/listing.ts";
import type { Receipt } from "../domain/receipt.ts";
import { Search, SearchIndex } from "../domain/search.ts";
import type { Sim } from "../domain/sim.ts";
import { nameChoiceOf } from "../kit/choice-names.ts";
import {
  localTime,
  pageMarks,
  writeDate,
  writeMoment,
  writeMoney,
  writeMonth,
  writeWeekday,
} from "../kit/formats.ts";
import type { Templates } from "../kit/parts.ts";
import { simNames } from "../sims/sim-names.ts";
import { EMPTY_MODEL, type ReadModel } from "../store/read-model.ts";
import { describePackage } from "./package-words.ts";

const SLICE = 8; // in ms: work is done in slices, so that the page stays responsive

export class ListSearch {
  readonly #marks = pageMarks();
  readonly #index: SearchIndex;
  #model: ReadModel = EMPTY_MODEL;
  #sims = new Map<string, Sim>();

  /** `templates` has the words of channels, means and statuses. */
  constructor(templates: Templates) {
    this.#index = new SearchIndex(this.#marks, (...of) => wordsOf(templates, ...of));
  }

  /** Set the log to search. Its index is made in the background. */
  take(model: ReadModel): void {
    this.#model = model;
    this.#sims = new Map(model.sims.map((sim) => [sim.id, sim]));
    this.#prepare(model, 0);
  }

  /** Return the receipts that fit a filter, newest first. */
  find(filter: Filter): Receipt[] {
    const search = new Search(filter.text ?? "", this.#marks);
    return this.#model.receipts.filter(
      (receipt) =>
        isWithin(receipt, filter) && (search.isEmpty || search.finds(this.#searchable(receipt))),
    );
  }

  #prepare(model: ReadModel, from: number): void {
    if (from >= model.receipts.length) return;
    setTimeout(() => {
      const end = performance.now() + SLICE;
      let next = from;
      while (next < model.receipts.length && performance.now() < end) {
        const receipt = model.receipts[next++];
        if (receipt) this.#searchable(receipt);
      }
      if (model === this.#model) this.#prepare(model, next);
    });
  }

  #searchable(receipt: Receipt) {
    return this.#index.of(receipt, this.#sims.get(receipt.simId ?? ""));
  }
}

function wordsOf(templates: Templates, receipt: Receipt, sim: Sim | undefined): string[] {
  const { at, channel, means, status, goodUntil, history, claim } = receipt;
  const words = [
    templates.text("channel", channel),
    templates.text("status", status),
    writeMoment(at),
    `UTC${at.slice(16)}`,
    writeWeekday(at),
    writeMonth(at.slice(0, 7)),
    simNames(sim ? [sim] : [])(receipt),
    describePackage(receipt.package),
  ];
  if (sim?.country) words.push(nameChoiceOf("country", sim.country));
  if (means) words.push(templates.text("means", means));
  if (goodUntil) words.push(writeDate(goodUntil));
  for (const { status: noted, at: when, refund } of history) {
    words.push(templates.text("status", noted), writeMoment(localTime(Date.parse(when))));
    if (refund) words.push(writeMoney(refund));
  }
  if (claim) words.push(claim.with, claim.reference, writeDate(claim.openedOn));
  if (claim?.answerBy) words.push(writeDate(claim.answerBy));
  return words;
}
