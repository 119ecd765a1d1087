/** <sim-picker>: the SIM of a receipt, one of those kept or a new one typed right here. */
import { nameOf, type Sim } from "../domain/sim.ts";
import { message } from "../messages.ts";
import { onAction } from "./log-element.ts";
import { find } from "./parts.ts";

export class SimPickerElement extends HTMLElement {
  connectedCallback(): void {
    onAction(this, "add-sim", () => this.#toggle());
  }

  /** Whether a new SIM is being typed. */
  get isAdding(): boolean {
    return this.#state.value !== "";
  }

  /** The SIMs to choose from, in order. */
  offer(sims: readonly Sim[]): void {
    const select = this.#select;
    const chosen = select.value;
    for (const option of [...select.options]) if (option.value) option.remove();
    select.append(...sims.map((sim) => new Option(nameOf(sim), sim.id)));
    select.value = chosen;
  }

  /** Offer a SIM that a receipt names, though it was deleted. */
  keep(id: string): void {
    const known = [...this.#select.options].some(({ value }) => value === id);
    if (!known) this.#select.append(new Option(message("sim.deleted"), id));
  }

  /** Show or fold the fields of a new SIM, as the form now says. */
  showState(): void {
    const fields = find(this, "#new-sim", HTMLFieldSetElement);
    fields.hidden = fields.disabled = !this.isAdding;
    this.#select.disabled = this.isAdding;
    find(this, "[data-action=add-sim]", HTMLElement).ariaExpanded = String(this.isAdding);
  }

  #toggle(): void {
    this.#state.value = this.isAdding ? "" : "yes";
    this.showState();
    if (this.isAdding) find(this, "#field-simLabel", HTMLInputElement).focus();
    this.#state.dispatchEvent(new Event("input", { bubbles: true }));
  }

  get #state(): HTMLInputElement {
    return find(this, "[name=simAdding]", HTMLInputElement);
  }

  get #select(): HTMLSelectElement {
    return find(this, "[name=sim]", HTMLSelectElement);
  }
}

customElements.define("sim-picker", SimPickerElement);
