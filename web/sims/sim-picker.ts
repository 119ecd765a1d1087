/** <sim-picker>: chooses the SIM of a receipt, or adds a new one. */
import type { Fields } from "../domain/fields.ts";
import type { Sim } from "../domain/sim.ts";
import { message } from "../kit/messages.ts";
import { onAction } from "../kit/log-element.ts";
import { find, part } from "../kit/parts.ts";
import { simOptions } from "./sim-names.ts";

export class SimPickerElement extends HTMLElement {
  #chosen = ""; // the choice before a new SIM was started

  connectedCallback(): void {
    onAction(this, "add-sim", () => this.#toggle());
  }

  /** Return whether a new SIM is being typed. */
  get isAdding(): boolean {
    return this.#adding.value !== "";
  }

  /** Add options for these SIMs, in order, unless they are offered already. */
  offer(sims: readonly Sim[]): void {
    const offered = new Set([...this.#select.options].map(({ value }) => value));
    this.#select.append(...simOptions(sims.filter(({ id }) => !offered.has(id))));
  }

  /**
   * Prepare for the values of a form: show or hide the new SIM, and offer the chosen SIM even if it
   * was deleted.
   */
  show({ sim = "", simAdding = "" }: Fields): void {
    const isKnown = [...this.#select.options].some(({ value }) => value === sim);
    if (!isKnown) this.#select.append(new Option(message("sim.deleted"), sim));
    this.#setAdding(simAdding !== "");
  }

  #setAdding(isAdding: boolean): void {
    this.#adding.value = isAdding ? "yes" : "";
    this.#select.disabled = isAdding;
    const fields = find(this, "#new-sim", HTMLFieldSetElement);
    fields.hidden = fields.disabled = !isAdding;
    const button = find(this, "[data-action=add-sim]", HTMLButtonElement);
    button.setAttribute("aria-expanded", String(isAdding));
    part(button, "add").hidden = isAdding;
    part(button, "give-up").hidden = !isAdding;
  }

  #toggle(): void {
    if (!this.isAdding) this.#chosen = this.#select.value;
    this.#setAdding(!this.isAdding);
    this.#select.value = this.isAdding ? "" : this.#chosen;
    if (this.isAdding) find(this, "#field-simLabel", HTMLInputElement).focus();
    this.#adding.dispatchEvent(new Event("input", { bubbles: true }));
  }

  get #adding(): HTMLInputElement {
    return find(this, "[name=simAdding]", HTMLInputElement);
  }

  get #select(): HTMLSelectElement {
    return find(this, "[name=sim]", HTMLSelectElement);
  }
}

customElements.define("sim-picker", SimPickerElement);
