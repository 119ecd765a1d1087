/**
 * <check-list id="before-paying">: a list of named checkboxes whose ticks are kept for one top-up.
 *
 * Without this script, or if storage is blocked, the boxes still work, but their ticks are not
 * kept.
 */
import { isOfList, keepTicks, readTicks } from "./ticks.ts";

class CheckListElement extends HTMLElement {
  #areKept = true;

  connectedCallback(): void {
    this.#showKept();
    this.addEventListener("change", this.#keepTicks);
    this.#button?.addEventListener("click", this.#startAgain);
    window.addEventListener("storage", this.#showOtherTab);
    window.addEventListener("pageshow", this.#showKept);
    document.addEventListener("visibilitychange", this.#forgetOld);
  }

  disconnectedCallback(): void {
    this.removeEventListener("change", this.#keepTicks);
    this.#button?.removeEventListener("click", this.#startAgain);
    window.removeEventListener("storage", this.#showOtherTab);
    window.removeEventListener("pageshow", this.#showKept);
    document.removeEventListener("visibilitychange", this.#forgetOld);
  }

  get #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  }

  get #button(): HTMLButtonElement | null {
    return this.querySelector("button");
  }

  #showKept = (): void => {
    const names = readTicks(this.id);
    for (const box of this.#boxes) box.checked = names.includes(box.name);
    this.#offerStart(names.length > 0);
  };

  /**
   * For a page that stays open for long. Ticks that can't be stored stay as long as the page is
   * open.
   */
  #forgetOld = (): void => {
    if (this.#areKept) this.#showKept();
  };

  #offerStart(ticked: boolean): void {
    if (this.#button) this.#button.hidden = !ticked;
  }

  #keepTicks = (): void => {
    const names = this.#boxes.filter((box) => box.checked).map((box) => box.name);
    this.#offerStart(names.length > 0);
    this.#areKept = keepTicks(this.id, names);
  };

  #startAgain = (): void => {
    for (const box of this.#boxes) box.checked = false;
    this.#boxes[0]?.focus(); // the button is about to be hidden, and would lose the focus
    this.#keepTicks();
  };

  #showOtherTab = (event: StorageEvent): void => {
    if (isOfList(event.key, this.id)) this.#showKept();
  };
}

customElements.define("check-list", CheckListElement);
