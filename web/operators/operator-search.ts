/** <operator-search>: filters the countries on the page by the typed text. */
import { message, pageLanguage, plural } from "../kit/messages.ts";
import { reportFailure, showNotice } from "../kit/failures.ts";
import { writeList } from "../kit/formats.ts";
import { copyTemplate, find, part, slot } from "../kit/parts.ts";
import { foldSameSigns } from "../kit/same-signs.ts";
import { readSims } from "../store/sims.ts";
import { countryNamer } from "./country-names.ts";
import { readDataFile } from "./data-file.ts";
import { type Findable, findables, findCountries } from "./finding.ts";

foldSameSigns();

class OperatorSearchElement extends HTMLElement {
  #all: Promise<Findable[] | null> | undefined;
  #items: HTMLElement[] = [];

  connectedCallback(): void {
    this.#items = [...part(this, "all").querySelectorAll<HTMLElement>("li")];
    this.#leadToSaved();
    this.#sort();
    const input = find(this, "input", HTMLInputElement);
    input.addEventListener("input", () => void this.#search(input.value).catch(reportFailure));
    find(this, "form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      this.querySelector<HTMLAnchorElement>("[data-part=all] a")?.click();
    });
    this.#offerOwn().catch(() => undefined); // without a log there are no own countries
    // kept by the browser on the way back
    if (input.value) void this.#search(input.value).catch(reportFailure);
  }

  /** If the worker is active, links lead directly to the saved page that makes all countries. */
  #leadToSaved(): void {
    if (!navigator.serviceWorker?.controller) return;
    for (const item of this.#items) {
      find(item, "a", HTMLAnchorElement).href = `-/?${codeOf(item).toLowerCase()}`;
    }
  }

  /** Sorts by the page's language, which the server can't. */
  #sort(): void {
    const { compare } = new Intl.Collator(pageLanguage());
    this.#items.sort((a, b) => compare(a.textContent ?? "", b.textContent ?? ""));
    part(this, "all").replaceChildren(...this.#items);
  }

  async #search(text: string): Promise<void> {
    const query = text.trim();
    const isWide = query === "";
    const all = isWide ? [] : await this.#read();
    if (find(this, "input", HTMLInputElement).value.trim() !== query) return; // more was typed
    if (!all) return;
    const found = isWide ? [] : findCountries(all, query);
    const shown = isWide ? this.#items.map((item) => plain(item)) : this.#show(found);
    part(this, "all").replaceChildren(...shown);
    part(this, "own").classList.toggle("is-put-aside", !isWide);
    slot(this, "count").textContent = isWide ? "" : this.#count(found.length);
  }

  #show(found: ReturnType<typeof findCountries>): HTMLElement[] {
    const byCode = new Map(this.#items.map((item) => [codeOf(item), plain(item)]));
    return found.flatMap(({ country, operators }) => {
      const item = byCode.get(country);
      if (!item) return [];
      if (operators.length > 0) {
        const note = copyTemplate(this, "found");
        slot(note, "operators").textContent = writeList(operators);
        find(item, "a", HTMLAnchorElement).append(note);
      }
      return [item];
    });
  }

  #count(n: number): string {
    return n === 0 ? message("search.nothing") : plural("search.found", n);
  }

  async #read(): Promise<Findable[] | null> {
    this.#all ??= readDataFile(this.dataset["file"] ?? "").then(
      (file) => findables(file, countryNamer(pageLanguage())),
      () => {
        this.#all = undefined; // tried again at the next input
        showNotice("data.missing", "warn");
        return null;
      },
    );
    return this.#all;
  }

  /** Shows the countries of the user's SIMs above the others. */
  async #offerOwn(): Promise<void> {
    const countries = new Set((await readSims()).map(({ country }) => country));
    const own = this.#items.filter((item) => countries.has(codeOf(item)));
    part(this, "own-list").replaceChildren(...own.map((item) => item.cloneNode(true)));
    part(this, "own").hidden = own.length === 0;
  }
}

function codeOf(item: HTMLElement): string {
  const path = item.querySelector("a")?.getAttribute("href") ?? "";
  return path.replace(/\W/g, "").toUpperCase();
}

/** Return the item without the operators that an earlier query has added. */
function plain(item: HTMLElement): HTMLElement {
  item.querySelector(".countries__found")?.remove();
  return item;
}

customElements.define("operator-search", OperatorSearchElement);
