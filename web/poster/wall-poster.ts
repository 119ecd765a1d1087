/**
 * <wall-poster>: chooses the languages of the poster, and checks its address. Phones don't save
 * this script, so it imports nothing that saved scripts share.
 */
import { isReachable, readWanted } from "../domain/poster.ts";

class WallPosterElement extends HTMLElement {
  connectedCallback(): void {
    const wanted = readWanted(new URLSearchParams(location.search).getAll("with"));
    for (const box of this.#boxes) if (wanted.has(box.value.toLowerCase())) box.checked = true;
    this.addEventListener("change", () => this.#choose());
    this.querySelector("[data-action=print]")?.addEventListener("click", () => print());
    this.#unhide("[data-part=form]");
    const address = this.querySelector("[data-part=address]")?.textContent ?? "";
    if (!isReachable(address, location.href)) this.#unhide("[data-part=astray]");
    this.#show();
  }

  /** Puts the choice into the address, so that the poster can be bookmarked or sent. */
  #choose(): void {
    const tags = this.#chosen.map(({ value }) => value);
    history.replaceState(null, "", tags.length > 0 ? `?with=${tags.join(",")}` : location.pathname);
    this.#show();
  }

  #show(): void {
    const tags = new Set(this.#chosen.map(({ value }) => value));
    for (const text of this.querySelectorAll<HTMLElement>("section")) {
      text.hidden = !tags.has(text.lang);
    }
    this.dataset["languages"] = `${tags.size}`;
  }

  #unhide(selector: string): void {
    for (const each of this.querySelectorAll<HTMLElement>(selector)) each.hidden = false;
  }

  get #chosen(): HTMLInputElement[] {
    return this.#boxes.filter(({ checked }) => checked);
  }

  get #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>("input[name=with]")];
  }
}

customElements.define("wall-poster", WallPosterElement);
