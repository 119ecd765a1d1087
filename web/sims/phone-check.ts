/** <phone-check>: says whether the typed number is possible. It never prevents saving. */
import type { PhoneCheck } from "../domain/phone.ts";
import { message } from "../kit/messages.ts";
import { find, slot } from "../kit/parts.ts";
import { loadJudge } from "./judging.ts";

const PAUSE = 300; // in ms, without a keystroke

class PhoneCheckElement extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.addEventListener("input", this.#checkSoon);
    this.#country?.addEventListener("change", this.#checkSoon);
  }

  get #country(): HTMLSelectElement | null {
    return this.closest("form")?.querySelector("[name=simCountry]") ?? null;
  }

  #checkSoon = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(), PAUSE);
  };

  async #check(): Promise<void> {
    const input = find(this, "input", HTMLInputElement);
    const result = slot(this, "result");
    const judge = input.value ? await loadJudge() : null; // without it, numbers are not checked
    // The present text: the first check waits for the tables.
    const check = input.value && judge?.(input.value, this.#country?.value ?? "");
    result.textContent = check ? describe(check) : "";
  }
}

function describe(check: PhoneCheck): string {
  if (check.state === "problem") return message(check.code);
  if (check.state === "possible") return message("phone.possible");
  if (check.doubt) return message(check.doubt);
  return message("phone.valid", { international: check.international });
}

customElements.define("phone-check", PhoneCheckElement);
