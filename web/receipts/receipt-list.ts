/** <receipt-list>: the receipts by month, newest first, with the sums in each currency. */
import { groupByMonth, totals } from "../domain/listing.ts";
import type { Receipt } from "../domain/receipt.ts";
import { writeMoney } from "../kit/formats.ts";
import { message, plural } from "../kit/messages.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { find, part, slot, Templates } from "../kit/parts.ts";
import { foldSameSigns } from "../kit/same-signs.ts";
import { EMPTY_MODEL, type ReadModel, readModel } from "../store/read-model.ts";
import { ListSearch } from "./list-search.ts";
import { MonthRows } from "./month-rows.ts";
import { ReceiptFiltersElement } from "./receipt-filters.ts";
import { simNames } from "../sims/sim-names.ts";

/** What the history state keeps of a list when it is left, so that Back restores it. */
type Left = { rows: number; link: string };

foldSameSigns();

class ReceiptListElement extends LogElement {
  #model: ReadModel = EMPTY_MODEL;
  #left: Left | undefined = (history.state as { left?: Left } | null)?.left;
  #rows!: MonthRows;
  #search!: ListSearch;

  protected override listen(signal: AbortSignal): void {
    this.#rows = new MonthRows(part(this, "months"), this, this.dataset["view"] ?? "");
    this.#search = new ListSearch(new Templates(this));
    this.addEventListener("filters-changed", () => this.#showMatches(0), { signal });
    this.addEventListener("click", this.#noteLeaving, { signal });
    addEventListener("beforeprint", () => this.#showMore(Number.POSITIVE_INFINITY), { signal });
    onAction(this, "show-all", () => this.#filters.clear(), signal);
    onAction(this, "more", () => this.#showMore(), signal);
    const nearTheEnd = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#showMore(),
      { rootMargin: "1000px" },
    );
    nearTheEnd.observe(part(this, "older"));
    signal.addEventListener("abort", () => nearTheEnd.disconnect());
  }

  protected override async show(): Promise<void> {
    this.#model = await readModel();
    this.#search.take(this.#model);
    this.#filters.offer(this.#model.sims, this.#model.receipts.length > 0);
    this.#showMatches(this.#left?.rows ?? this.#rows.count);
    const link = this.#left && this.querySelector(`a[href="${CSS.escape(this.#left.link)}"]`);
    if (link) scrollTo(link);
    this.#left = undefined;
  }

  #showMatches(atLeast: number): void {
    const hasReceipts = this.#model.receipts.length > 0;
    const found = this.#search.find(this.#filters.filter);
    this.#rows.show(groupByMonth(found), simNames(this.#model.sims), atLeast);
    part(this, "older").hidden = this.#rows.isWhole;
    part(this, "empty").hidden = hasReceipts;
    part(this, "no-match").hidden = !hasReceipts || found.length > 0 || this.#filters.isImpossible;
    slot(this, "count").textContent = hasReceipts ? countOf(found) : "";
  }

  #showMore(count?: number): void {
    const button = find(this, "[data-action=more]", HTMLElement);
    const wasFocused = button === document.activeElement;
    this.#rows.more(count);
    part(this, "older").hidden = this.#rows.isWhole;
    // The focus would be lost when the button is hidden.
    if (wasFocused && this.#rows.isWhole) this.#rows.focusLast();
  }

  #noteLeaving = ({ target }: Event): void => {
    const link = target instanceof Element && target.closest("a")?.getAttribute("href");
    if (!link) return;
    this.#filters.keepAddress();
    const left: Left = { rows: this.#rows.count, link };
    history.replaceState({ left }, "");
    history.scrollRestoration = "manual"; // the browser would scroll before the rows exist
  };

  get #filters(): ReceiptFiltersElement {
    return find(this, "receipt-filters", ReceiptFiltersElement);
  }
}

/** Return "3 receipts · Spent in all: THB 700.00" for the shown receipts. */
function countOf(found: readonly Receipt[]): string {
  const sums = totals(found).map(writeMoney);
  const paid = sums.length > 0 ? message("sim.totals", { sums: sums.join(" · ") }) : "";
  // The sentences have the page's direction; messages isolate the numbers in them.
  return [plural("receipts.count", found.length), paid].filter(Boolean).join(" · ");
}

/**
 * Scrolls to an element, repeatedly, because months above it get their height only when they are
 * laid out.
 */
function scrollTo(link: Element, frames = 10): void {
  link.scrollIntoView({ block: "center", behavior: "instant" });
  if (frames > 1) requestAnimationFrame(() => scrollTo(link, frames - 1));
}

customElements.define("receipt-list", ReceiptListElement);
