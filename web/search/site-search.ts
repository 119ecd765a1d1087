/** <site-search>: searches the app, the guide, the directory and the log. */
import { readLogIfPossible } from "../kit/readable-log.ts";
import { LogElement } from "../kit/log-element.ts";
import { message, pageLanguage, plural } from "../kit/messages.ts";
import type { CodeKind } from "../operators/kinds.ts";
import { readDataFile } from "../operators/data-file.ts";
import { copyTemplate, find, part, slot, wordFor } from "../kit/parts.ts";
import { foldSameSigns } from "../kit/same-signs.ts";
import type { Alias } from "../domain/search/aliases.ts";
import type { Place } from "../domain/search/place.ts";
import { countryPath } from "../operators/country-link.ts";
import { countryNamer } from "../operators/country-names.ts";
import { type Found, Index } from "./finding.ts";
import { readGuide } from "./guide-places.ts";
import { logPlaces } from "./log-places.ts";
import { type Naming, operatorPlaces } from "./operator-places.ts";

foldSameSigns();

class SiteSearchElement extends LogElement {
  #index: Index | undefined;
  #fixed: Promise<Place[]> | undefined;

  protected override listen(signal: AbortSignal): void {
    this.#input.value ||= new URLSearchParams(location.search).get("q") ?? "";
    this.#input.addEventListener("input", () => this.#search(), { signal });
    this.#input.addEventListener("change", () => this.#keepInAddress(), { signal });
    this.#form.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        this.#keepInAddress();
        this.querySelector<HTMLAnchorElement>("[data-part=found] a")?.focus();
      },
      { signal },
    );
  }

  /** Makes the index: from the pages once, from the log at each change. */
  protected override async show(): Promise<void> {
    this.#fixed ??= this.#readFixed();
    // without a log, the guide can still be searched
    const model = await readLogIfPossible();
    const own = logPlaces(model, this.#addresses, {
      status: (status) => wordFor(this, "status", status).textContent ?? "",
      channel: (channel) => wordFor(this, "channel", channel).textContent ?? "",
    });
    this.#index = new Index([...(await this.#fixed), ...own], pageLanguage(), this.#aliases);
    this.#search();
  }

  async #readFixed(): Promise<Place[]> {
    const guide = readGuide(this.dataset["guide"]?.trim().split(" ") ?? []);
    const operators = readDataFile(this.dataset["operators"] ?? "")
      .then((file) => operatorPlaces(file, this.#naming))
      .catch(() => []); // not saved yet; the rest can be searched
    return [...this.#placesOnPage(), ...(await guide), ...(await operators)];
  }

  #placesOnPage(): Place[] {
    return [...part(this, "places").querySelectorAll("a")].map((link) => {
      const [title = "", text = ""] = ["title", "note"].map(
        (name) => link.querySelector(`.list__${name}`)?.textContent ?? "",
      );
      const address = link.getAttribute("href") ?? "";
      return { kind: "place", address, title, names: title, about: "", text };
    });
  }

  #search(): void {
    const text = this.#input.value.trim();
    part(this, "places").hidden = text !== "";
    const found = text && this.#index ? this.#index.find(text) : [];
    part(this, "found").hidden = found.length === 0;
    part(this, "found").replaceChildren(...found.map((each) => this.#makeRow(each)));
    const count = found.length > 0 ? plural("places.found", found.length) : "";
    const nothing = text && this.#index ? message("places.nothing") : "";
    slot(this, "count").textContent = count || nothing;
    this.toggleAttribute("data-found", Boolean(text && this.#index));
  }

  #makeRow({ kind, address, title, about }: Found): HTMLElement {
    const row = copyTemplate(this, "found");
    find(row, "a", HTMLAnchorElement).href = address;
    slot(row, "title").textContent = title;
    slot(row, "kind").replaceWith(wordFor(this, "kind", kind), about && " ·");
    slot(row, "about").textContent = about;
    return row;
  }

  get #aliases(): Alias[] {
    const { content } = find(this, "[data-words=aliases]", HTMLTemplateElement);
    return [...content.querySelectorAll("span")].map(({ dataset, textContent }) => {
      return { place: dataset["value"] ?? "", words: textContent ?? "" };
    });
  }

  get #naming(): Naming {
    return {
      country: countryNamer(pageLanguage()),
      kind: (kind) => message(`code.${kind as CodeKind}`),
      address: (country) => `${this.dataset["country"]}${countryPath(country)}`,
      language: pageLanguage().split("-")[0] ?? "",
    };
  }

  // Not at each keystroke: Safari allows a hundred changes in 30 s.
  #keepInAddress(): void {
    const query = new URLSearchParams({ q: this.#input.value.trim() });
    history.replaceState(null, "", `?${query}`);
  }

  get #addresses(): { sim: string; receipt: string } {
    return { sim: this.dataset["sim"] ?? "", receipt: this.dataset["receipt"] ?? "" };
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }

  get #input(): HTMLInputElement {
    return find(this, "input", HTMLInputElement);
  }
}

customElements.define("site-search", SiteSearchElement);
