/**
 * <check-list id="before-paying">: a list of named checkboxes whose ticks stay on this phone.
 *
 * The ticks of a list are kept in localStorage as its boxes' names, under the list's id. Without
 * this script, or with storage blocked, the boxes can still be ticked; they only forget.
 */
const KEY = "nobars:checks:";

export class CheckListElement extends HTMLElement {
  connectedCallback(): void {
    this.#show(this.#kept());
    this.addEventListener("change", this.#keepTicks);
    this.#button?.addEventListener("click", this.#startAgain);
    window.addEventListener("storage", this.#showOtherTab);
  }

  disconnectedCallback(): void {
    this.removeEventListener("change", this.#keepTicks);
    this.#button?.removeEventListener("click", this.#startAgain);
    window.removeEventListener("storage", this.#showOtherTab);
  }

  get #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  }

  get #button(): HTMLButtonElement | null {
    return this.querySelector("button");
  }

  get #key(): string {
    return KEY + this.id;
  }

  #show(names: string[]): void {
    for (const box of this.#boxes) box.checked = names.includes(box.name);
    this.#offerStart(names.length > 0);
  }

  #offerStart(ticked: boolean): void {
    if (this.#button) this.#button.hidden = !ticked;
  }

  #kept(): string[] {
    try {
      const names: unknown = JSON.parse(localStorage.getItem(this.#key) ?? "[]");
      return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
    } catch {
      return []; // storage is blocked, or holds something that we did not write
    }
  }

  #keepTicks = (): void => {
    const names = this.#boxes.filter((box) => box.checked).map((box) => box.name);
    this.#offerStart(names.length > 0);
    try {
      if (names.length > 0) localStorage.setItem(this.#key, JSON.stringify(names));
      else localStorage.removeItem(this.#key);
    } catch {
      // Blocked or full: the ticks hold as long as the page is open.
    }
  };

  #startAgain = (): void => {
    for (const box of this.#boxes) box.checked = false;
    this.#boxes[0]?.focus(); // the button is about to vanish with the focus on it
    this.#keepTicks();
  };

  #showOtherTab = (event: StorageEvent): void => {
    if (event.key === this.#key || event.key === null) this.#show(this.#kept());
  };
}

customElements.define("check-list", CheckListElement);
