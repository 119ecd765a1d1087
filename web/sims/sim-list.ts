/** <sim-list>: the SIMs with state and next date, the most urgent first. */
import { namesOf, operatorOf, type Sim } from "../domain/sim.ts";
import { type Outlook, soonestFirst } from "../domain/validity/outlook.ts";
import { clearFailures, showNotice } from "../kit/failures.ts";
import { today } from "../kit/formats.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { plural } from "../kit/messages.ts";
import { copyTemplate, fill, find, part, slot, wordFor } from "../kit/parts.ts";
import { readModel } from "../store/read-model.ts";
import { deleteSim } from "../store/sims.ts";
import { describeLow, describeNextDate } from "./outlook-words.ts";
import { openSheet } from "./open-sheet.ts";
import { outlooksOf } from "./outlooks.ts";

class SimListElement extends LogElement {
  #sims: readonly Sim[] = [];

  protected override listen(signal: AbortSignal): void {
    onAction(this, "add", () => openSheet(this, this.#sims), signal);
    const edit = (button: HTMLElement) => openSheet(this, this.#sims, this.#simAt(button));
    onAction(this, "edit", edit, signal);
    onAction(this, "delete", (button) => this.#delete(this.#simAt(button)), signal);
  }

  protected override async show(): Promise<void> {
    const model = await readModel();
    this.#sims = model.sims;
    const names = namesOf(model.sims);
    const outlooks = soonestFirst(outlooksOf(model, today()));
    const cards = (isArchived: boolean) =>
      outlooks
        .filter(({ sim }) => sim.isArchived === isArchived)
        .map((outlook) => this.#showSim(outlook, names.get(outlook.sim.id) ?? ""));
    part(this, "sims").replaceChildren(...cards(false));
    part(this, "archived-sims").replaceChildren(...cards(true));
    part(this, "archived").hidden = !outlooks.some(({ sim }) => sim.isArchived);
    part(this, "calendar").hidden = model.sims.length === 0;
    part(this, "empty").hidden = model.sims.length > 0;
  }

  #showSim(outlook: Outlook, name: string): HTMLElement {
    const { sim, state, receipts } = outlook;
    const card = copyTemplate(this, "sim");
    card.dataset["sim"] = sim.id;
    fill(card, {
      name,
      operator: operatorOf(sim, sim.label),
      phone: sim.phone === name ? "" : sim.phone,
      notes: sim.notes,
      until: describeNextDate(outlook),
      low: describeLow(outlook),
      "for-edit": ` ${name}`,
      "for-delete": ` ${name}`,
    });
    slot(card, "state").replaceChildren(wordFor(this, "state", state));
    const page = find(card, "h2 a", HTMLAnchorElement);
    page.href = `${this.dataset["view"]}?id=${sim.id}`;
    const link = slot(card, "receipts") as HTMLAnchorElement;
    link.textContent = plural("receipts.count", receipts.length);
    link.href = `${this.dataset["receipts"]}?sim=${sim.id}`;
    return card;
  }

  async #delete(sim: Sim | undefined): Promise<void> {
    if (!sim) return;
    const { receipts } = await deleteSim(sim.id);
    if (receipts === 0) (await import("./sheets.js")).forgetDraftsOf(sim.id);
    clearFailures();
    if (receipts > 0) showNotice("sim.in-use", "warn");
  }

  #simAt(button: HTMLElement): Sim | undefined {
    const id = button.closest<HTMLElement>("[data-sim]")?.dataset["sim"];
    return this.#sims.find((sim) => sim.id === id);
  }
}

customElements.define("sim-list", SimListElement);
