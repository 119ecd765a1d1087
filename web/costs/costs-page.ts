/** <costs-page>: shows what was paid in a period, by SIM, channel, month or trip. */
import { makeTable } from "../backup/table-file.ts";
import {
  type Cost,
  costsOf,
  GROUPINGS,
  groupCosts,
  type Grouping,
  inCurrency,
  isOn,
  keysBy,
  largestFirst,
  spendingByMonth,
} from "../domain/costs.ts";
import { ratedCurrencies } from "../domain/exchange.ts";
import { isSpent, spent } from "../domain/listing.ts";
import type { Receipt } from "../domain/receipt.ts";
import { readFields } from "../kit/form-fields.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { message, plural } from "../kit/messages.ts";
import { copyTemplate, fill, find, part } from "../kit/parts.ts";
import { saveFile } from "../kit/sharing.ts";
import { EMPTY_MODEL, type ReadModel, readModel } from "../store/read-model.ts";
import { showCosts } from "./cost-lines.ts";
import { nameGroup } from "./group-names.ts";
import { makeChart } from "./months-chart.ts";
import { offerPeriods, offerRated } from "./period-choices.ts";
import { RateForm } from "./rate-form.ts";
import { makeRows } from "./receipt-rows.ts";
import { TripForm } from "./trip-form.ts";

class CostsPageElement extends LogElement {
  #model: ReadModel = EMPTY_MODEL;
  #trips!: TripForm;
  #rates!: RateForm;

  protected override listen(signal: AbortSignal): void {
    this.#trips = new TripForm(this, signal);
    this.#rates = new RateForm(this, signal);
    this.#choice.addEventListener("change", () => this.#showChosen(), { signal });
    part(this, "each").addEventListener("toggle", () => this.#showEach(), { signal });
    addEventListener("beforeprint", () => this.#showEach(true), { signal });
    onAction(this, "print", () => print(), signal);
    onAction(this, "export", () => this.#export(), signal);
  }

  protected override async show(): Promise<void> {
    this.#model = await readModel();
    const { receipts, trips, rates } = this.#model;
    const hasSome = receipts.some(isSpent);
    part(this, "none").hidden = hasSome;
    this.#choice.hidden = !hasSome;
    offerPeriods(this, receipts, trips);
    const rated = ratedCurrencies(rates);
    part(this, "rated").hidden = rated.length === 0;
    offerRated(this, rated);
    this.#trips.show(trips);
    this.#rates.show(rates, [...new Set(receipts.map(({ paid }) => paid.currency))]);
    this.#showChosen();
  }

  #showChosen(): void {
    const receipts = this.#receipts;
    const whole = costsOf(receipts);
    const { currency } = this.#chosen;
    part(this, "unrated").hidden =
      !currency || whole.every(({ paid }) => paid.currency === currency);
    fill(this, {
      period: chosenText(this.#choice, "period"),
      count: plural("receipts.count", receipts.filter(isSpent).length),
      by: chosenText(this.#choice, "by"),
    });
    part(this, "whole").replaceChildren(...this.#wholeCards(receipts, whole));
    this.#showGroups(receipts, whole);
    this.#showEach();
  }

  /** Return a card for each currency, with its chart. */
  #wholeCards(receipts: readonly Receipt[], whole: readonly Cost[]): HTMLElement[] {
    const spending = spendingByMonth(receipts);
    return whole.map((cost) => {
      const card = copyTemplate(this, "whole");
      card.append(...showCosts(this, [cost], whole));
      const own = spending.find(({ currency }) => currency === cost.paid.currency);
      const paidIn = own?.months.filter(({ paid }) => paid.amount > 0) ?? [];
      // A single month needs no chart.
      if (own && paidIn.length > 1) card.append(makeChart(this, own));
      return card;
    });
  }

  #showGroups(receipts: readonly Receipt[], whole: readonly Cost[]): void {
    const { by } = this.#chosen;
    const { sims, trips } = this.#model;
    const groups = groupCosts(receipts, keysBy(by, sims, trips));
    const name = nameGroup(this, by, sims, trips);
    const cards = (by === "month" ? groups : largestFirst(groups, whole)).map((group) => {
      const card = copyTemplate(this, "group");
      fill(card, { name: name(group) });
      card.append(...showCosts(this, group.costs, whole));
      return card;
    });
    part(this, "groups").replaceChildren(...cards);
    part(this, "no-groups").hidden = cards.length > 0;
  }

  /** Lists the receipts, only while the list is open: there may be thousands. */
  #showEach(isPrinted = false): void {
    const fold = part(this, "each") as HTMLDetailsElement;
    if (isPrinted) fold.open = true;
    const shown = fold.open ? spent(this.#receipts) : [];
    part(this, "rows").replaceChildren(...makeRows(this, shown, this.#model.sims));
  }

  async #export(): Promise<void> {
    // The same receipts as in the sums; what was refunded in part has its own column.
    const file = await makeTable("costs", this.#within.filter(isSpent), this.#model.sims);
    const handover = await saveFile(file);
    const said = part(this, "said");
    said.hidden = handover === "closed";
    said.textContent =
      handover === "refused"
        ? message("share.refused")
        : message("costs.exported", { name: file.name });
  }

  /** The receipts of the chosen period in their own currencies. */
  get #within(): readonly Receipt[] {
    const { receipts, trips } = this.#model;
    const { period } = this.#chosen;
    const trip = trips.find(({ id }) => id === period);
    if (trip) return receipts.filter((receipt) => isOn(receipt, trip));
    return receipts.filter(({ at }) => at.startsWith(period));
  }

  /** The receipts of the chosen period in the chosen currency. */
  get #receipts(): readonly Receipt[] {
    const { currency } = this.#chosen;
    if (!currency) return this.#within;
    return this.#within.map((receipt) => inCurrency(receipt, currency, this.#model.rates));
  }

  get #chosen(): { period: string; by: Grouping; currency: string } {
    const { period = "", by, currency = "" } = readFields(this.#choice);
    return { period, by: GROUPINGS.find((each) => each === by) ?? "sim", currency };
  }

  get #choice(): HTMLFormElement {
    return part(this, "some") as HTMLFormElement;
  }
}

function chosenText(form: HTMLFormElement, name: string): string {
  const select = find(form, `[name=${name}]`, HTMLSelectElement);
  return select.selectedOptions[0]?.text ?? "";
}

customElements.define("costs-page", CostsPageElement);
