/** Shows the rows of the list by month: the first ones, and more on demand. */
import type { Month } from "../domain/listing.ts";
import type { Receipt } from "../domain/receipt.ts";
import { writeDay, writeMoney, writeMonth, writeWeekday } from "../kit/formats.ts";
import { fill, find, slot, Templates } from "../kit/parts.ts";

const AT_ONCE = 30; // in rows: two screens, because each search draws them anew

type NameSim = (receipt: Receipt) => string;
type Shown = { month: Month; receipt: Receipt; place: number };

export class MonthRows {
  readonly #place: HTMLElement;
  readonly #templates: Templates;
  readonly #view: string;
  #nameSim: NameSim = () => "";
  #waiting: Shown[] = [];
  #count = 0;
  #lastMonth: { month: Month; rows: HTMLElement } | undefined;

  /**
   * Rows are added to `place`, made from the templates of `host`. Each links to the page `view`.
   */
  constructor(place: HTMLElement, host: HTMLElement, view: string) {
    this.#place = place;
    this.#templates = new Templates(host);
    this.#view = view;
  }

  /** Return the number of rows that are shown. */
  get count(): number {
    return this.#count;
  }

  /** Return whether all rows are shown. */
  get isWhole(): boolean {
    return this.#waiting.length === 0;
  }

  /** Show the first rows of these months instead of the present ones. */
  show(months: readonly Month[], nameSim: NameSim, atLeast: number): void {
    this.#nameSim = nameSim;
    this.#waiting = months.flatMap((month) =>
      month.receipts.map((receipt, index) => ({ month, receipt, place: index + 1 })),
    );
    this.#count = 0;
    this.#lastMonth = undefined;
    const fresh = document.createDocumentFragment();
    this.#append(fresh, Math.max(AT_ONCE, atLeast));
    this.#place.replaceChildren(fresh);
  }

  /** Show `count` more rows. */
  more(count = AT_ONCE): void {
    const fresh = document.createDocumentFragment();
    this.#append(fresh, count);
    this.#place.append(fresh);
  }

  /** Move the focus to the last row. */
  focusLast(): void {
    [...this.#place.querySelectorAll("a")].at(-1)?.focus();
  }

  #append(fresh: DocumentFragment, count: number): void {
    const next = this.#waiting.splice(0, count);
    for (const { month, receipt, place } of next) {
      if (this.#lastMonth?.month !== month) {
        const section = this.#makeMonth(month);
        fresh.append(section);
        this.#lastMonth = { month, rows: slot(section, "rows") };
      }
      const row = this.#makeRow(receipt);
      row.setAttribute("aria-setsize", String(month.receipts.length));
      row.setAttribute("aria-posinset", String(place));
      this.#lastMonth.rows.append(row);
    }
    this.#count += next.length;
  }

  #makeMonth({ month, totals }: Month): HTMLElement {
    const section = this.#templates.copy("month");
    fill(section, { name: writeMonth(month) });
    const sums = totals.map((money) => {
      const sum = this.#templates.copy("total");
      sum.textContent = writeMoney(money);
      return sum;
    });
    slot(section, "totals").append(...sums);
    return section;
  }

  #makeRow(receipt: Receipt): HTMLElement {
    const row = this.#templates.copy("row");
    find(row, "a", HTMLAnchorElement).href = `${this.#view}?id=${receipt.id}`;
    find(row, "time", HTMLTimeElement).dateTime = receipt.at;
    fill(row, {
      day: writeDay(receipt.at),
      weekday: writeWeekday(receipt.at),
      sim: this.#nameSim(receipt),
      amount: writeMoney(receipt.paid),
    });
    const channel = this.#templates.word("channel", receipt.channel);
    slot(row, "channel").append(channel, ...separated(receipt.channelName));
    slot(row, "status").append(this.#templates.word("status", receipt.status));
    return row;
  }
}

function separated(name: string): Node[] {
  if (!name) return [];
  const isolated = document.createElement("bdi");
  isolated.textContent = name;
  return [document.createTextNode(" · "), isolated];
}
