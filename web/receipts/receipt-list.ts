/** <receipt-list>: the receipts by month, newest first, with what was paid in each currency. */
import { groupByMonth, listReceipts, type Month } from "../domain/listing.ts";
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { plural } from "../kit/messages.ts";
import { readReceipts } from "../store/receipts.ts";
import { readSims } from "../store/sims.ts";
import * as formats from "../kit/formats.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { copyTemplate, fill, find, part, slot, wordFor } from "../kit/parts.ts";
import { ReceiptFiltersElement } from "./receipt-filters.ts";
import { simNames } from "../sims/sim-names.ts";

class ReceiptListElement extends LogElement {
  #receipts: Receipt[] = [];
  #sims: Sim[] = [];

  protected override listen(signal: AbortSignal): void {
    this.addEventListener("filters-changed", () => this.#showMatches(), { signal });
    onAction(this, "show-all", () => this.#filters.clear(), signal);
  }

  protected override async show(): Promise<void> {
    [this.#receipts, this.#sims] = await Promise.all([readReceipts(), readSims()]);
    this.#filters.offer(this.#sims, this.#receipts.length > 0);
    this.#showMatches();
  }

  #showMatches(): void {
    const { filter } = this.#filters;
    const found = listReceipts(this.#receipts, this.#sims, filter, formats.pageMarks());
    const nameSim = simNames(this.#sims);
    const months = groupByMonth(found).map((month) => this.#showMonth(month, nameSim));
    part(this, "months").replaceChildren(...months);
    part(this, "empty").hidden = this.#receipts.length > 0;
    part(this, "no-match").hidden =
      this.#receipts.length === 0 || found.length > 0 || this.#filters.isImpossible;
    slot(this, "count").textContent = plural("receipts.count", found.length);
  }

  #showMonth({ month, receipts, totals }: Month, nameSim: NameSim): HTMLElement {
    const section = copyTemplate(this, "month");
    fill(section, { name: formats.writeMonth(month) });
    const sums = totals.map((money) => {
      const sum = copyTemplate(this, "total");
      sum.textContent = formats.writeMoney(money);
      return sum;
    });
    slot(section, "totals").append(...sums);
    slot(section, "rows").append(...receipts.map((receipt) => this.#showRow(receipt, nameSim)));
    return section;
  }

  #showRow(receipt: Receipt, nameSim: NameSim): HTMLElement {
    const { at, channel, channelName } = receipt;
    const row = copyTemplate(this, "row");
    find(row, "a", HTMLAnchorElement).href = `${this.dataset["view"]}?id=${receipt.id}`;
    find(row, "time", HTMLTimeElement).dateTime = at;
    fill(row, {
      day: formats.writeDay(at),
      weekday: formats.writeWeekday(at),
      sim: nameSim(receipt),
      amount: formats.writeMoney(receipt.paid),
    });
    slot(row, "channel").append(wordFor(this, "channel", channel), ...separated(channelName));
    slot(row, "status").append(wordFor(this, "status", receipt.status));
    return row;
  }

  get #filters(): ReceiptFiltersElement {
    return find(this, "receipt-filters", ReceiptFiltersElement);
  }
}

type NameSim = ReturnType<typeof simNames>;

function separated(name: string): Node[] {
  if (!name) return [];
  const isolated = document.createElement("bdi");
  isolated.textContent = name;
  return [document.createTextNode(" · "), isolated];
}

customElements.define("receipt-list", ReceiptListElement);
