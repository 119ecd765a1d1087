/**
 * <receipt-filters>: the filters of the list. They are kept in the address, so that Back restores
 * them.
 */
import type { Fields } from "../domain/fields.ts";
import type { Filter } from "../domain/listing.ts";
import { LONGEST_SEARCH } from "../domain/search.ts";
import type { Sim } from "../domain/sim.ts";
import { plural } from "../kit/messages.ts";
import { readFields, writeFields } from "../kit/form-fields.ts";
import { today } from "../kit/formats.ts";
import { find, part, slot } from "../kit/parts.ts";
import { simOptions } from "../sims/sim-names.ts";

const PAUSE = 400; // in ms: Safari allows a page to change its address a hundred times in 30 s
const FOLDED = ["sim", "channel", "status", "period"] as const;

export class ReceiptFiltersElement extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    writeFields(this.#form, readAddress(this.#form));
    this.#form.addEventListener("input", this.#apply);
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("reset", () => setTimeout(this.#apply));
    addEventListener("pagehide", this.keepAddress);
    this.#showState();
  }

  /** Return the filter; without values it shows all receipts. */
  get filter(): Filter {
    const { text, sim, channel, status, period, from, to } = readFields(this.#form);
    const dates = period === "dates" ? { from, to } : datesOf(period ?? "", today());
    return Object.fromEntries(
      Object.entries({ text, sim, channel, status, ...dates }).filter(([, value]) => value),
    );
  }

  /** Offer these SIMs. Without receipts the filters are hidden. */
  offer(sims: readonly Sim[], hasReceipts: boolean): void {
    this.#form.hidden = !hasReceipts;
    const select = find(this, "[name=sim]", HTMLSelectElement);
    const chosen = select.value;
    for (const option of [...select.options].slice(2)) option.remove();
    select.append(...simOptions(sims));
    const isKnown = [...select.options].some(({ value }) => value === chosen);
    select.value = isKnown ? chosen : "";
    this.#showState();
  }

  /** Return whether the dates exclude each other, which the form shows at the field. */
  get isImpossible(): boolean {
    const { from = "", to = "", period } = readFields(this.#form);
    return period === "dates" && from !== "" && to !== "" && from > to;
  }

  /** Show all receipts again. */
  clear(): void {
    this.#form.reset();
  }

  #apply = (): void => {
    this.#showState();
    this.dispatchEvent(new CustomEvent("filters-changed", { bubbles: true }));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.keepAddress, PAUSE);
  };

  /** Put the filters into the address now, without waiting for a pause in typing. */
  keepAddress = (): void => {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const set = Object.entries(readFields(this.#form)).filter(([, value]) => value);
    const query = new URLSearchParams(set).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  };

  #showState(): void {
    const fields = readFields(this.#form);
    const dates = find(this, "[data-part=dates]", HTMLFieldSetElement);
    dates.hidden = dates.disabled = fields["period"] !== "dates";
    part(this, "problem-dates").hidden = !this.isImpossible;
    const until = find(this, "[name=to]", HTMLInputElement);
    if (this.isImpossible) until.setAttribute("aria-invalid", "true");
    else until.removeAttribute("aria-invalid");
    const active = FOLDED.filter((name) => fields[name]).length;
    slot(this, "active").textContent = active > 0 ? plural("filters.active", active) : "";
    if (active > 0) find(this, "details", HTMLDetailsElement).open = true;
  }

  get #form(): HTMLFormElement {
    return part(this, "filters") as HTMLFormElement;
  }
}

/**
 * Return the filters in the address without values that are not offered. SIMs are checked later.
 */
function readAddress(form: HTMLFormElement): Fields {
  const given = [...new URLSearchParams(location.search)].filter(([name, value]) => {
    const control = form.elements.namedItem(name);
    if (name === "sim" || !(control instanceof HTMLSelectElement)) return true;
    return [...control.options].some((option) => option.value === value);
  });
  return Object.fromEntries(given.map(([name, value]) => [name, value.slice(0, LONGEST_SEARCH)]));
}

/** Return the first and last day of a period, seen from `day` ("2026-11-22"). */
function datesOf(period: string, day: string): { from?: string; to?: string } {
  const [year = 0, month = 0] = day.split("-").map(Number);
  const date = (...at: [number, number, number]) => new Date(Date.UTC(...at));
  const between = (from: Date, to: Date) => ({
    from: from.toISOString().slice(0, 10),
    to: to.toISOString().slice(0, 10),
  });
  switch (period) {
    case "month":
      return between(date(year, month - 1, 1), date(year, month, 0));
    case "last-month":
      return between(date(year, month - 2, 1), date(year, month - 1, 0));
    case "year":
      return between(date(year, 0, 1), date(year, 11, 31));
    case "last-year":
      return between(date(year - 1, 0, 1), date(year - 1, 11, 31));
    default:
      return {};
  }
}

customElements.define("receipt-filters", ReceiptFiltersElement);
