/** <sim-list>: the SIMs, until when each is good, and a sheet to add or change one. */
import type { Receipt } from "../domain/receipt.ts";
import { nameOf, parseSim, type Sim, simToFields } from "../domain/sim.ts";
import { type Validity, validities } from "../domain/validity.ts";
import { plural } from "../messages.ts";
import { newId } from "../store/clock.ts";
import { askToPersist } from "../store/persistence.ts";
import { readReceipts } from "../store/receipts.ts";
import { deleteSim, readSims, saveSim } from "../store/sims.ts";
import { fillChoices } from "./choices.ts";
import { clearFailures, reportFailure, showNotice } from "./failures.ts";
import { recentCountries } from "./form-choices.ts";
import { readFields, writeFields } from "./form-fields.ts";
import { showProblems } from "./form-problems.ts";
import { today } from "./formats.ts";
import { LogElement, onAction } from "./log-element.ts";
import { copyTemplate, fill, find, part, slot } from "./parts.ts";
import { describeValidity } from "./validity-words.ts";

class SimListElement extends LogElement {
  #sims: Sim[] = [];
  #edited: Sim | undefined;

  protected override listen(signal: AbortSignal): void {
    onAction(this, "add", () => this.#openSheet(), signal);
    onAction(this, "edit", (button) => this.#openSheet(this.#simAt(button)), signal);
    onAction(this, "delete", (button) => this.#delete(this.#simAt(button)), signal);
    onAction(this, "cancel", () => this.#dialog.close(), signal);
    const submit = (event: Event) => {
      event.preventDefault();
      this.#save().catch(reportFailure);
    };
    this.#form.addEventListener("submit", submit, { signal });
  }

  protected override async show(): Promise<void> {
    const [receipts, sims] = await Promise.all([readReceipts(), readSims()]);
    this.#sims = sims;
    const until = validities(receipts, today());
    const cards = sims.map((sim) => this.#showSim(sim, receipts, until));
    part(this, "sims").replaceChildren(...cards);
    part(this, "empty").hidden = sims.length > 0;
  }

  #showSim(sim: Sim, receipts: readonly Receipt[], until: readonly Validity[]): HTMLElement {
    const card = copyTemplate(this, "sim");
    card.dataset["sim"] = sim.id;
    const name = nameOf(sim);
    fill(card, {
      name,
      operator: sim.operator === name ? "" : sim.operator,
      phone: sim.phone === name ? "" : sim.phone,
      until: describeValidity(until.find(({ simId }) => simId === sim.id)),
      "for-edit": ` ${name}`,
      "for-delete": ` ${name}`,
    });
    const link = slot(card, "receipts") as HTMLAnchorElement;
    const count = receipts.filter(({ simId }) => simId === sim.id).length;
    link.textContent = plural("receipts.count", count);
    link.href = `${this.dataset["receipts"]}?sim=${sim.id}`;
    return card;
  }

  #openSheet(sim?: Sim): void {
    this.#edited = sim;
    fillChoices(this.#form, { currencies: [], countries: recentCountries(this.#sims) });
    this.#form.reset();
    if (sim) writeFields(this.#form, simToFields(sim));
    showProblems(this.#form, []);
    slot(this.#form, "result").textContent = "";
    part(this, "title-add").hidden = sim !== undefined;
    part(this, "title-edit").hidden = sim === undefined;
    this.#dialog.showModal();
  }

  async #save(): Promise<void> {
    askToPersist();
    const edited = this.#edited;
    const reading = parseSim(readFields(this.#form), {
      now: Date.now(),
      id: edited?.id ?? newId(),
      ...(edited && { createdAt: edited.createdAt }),
    });
    showProblems(this.#form, "problems" in reading ? reading.problems : []);
    if ("problems" in reading) {
      find(this.#form, "[aria-invalid]", HTMLElement).focus();
      return;
    }
    await saveSim(reading.sim);
    clearFailures();
    this.#dialog.close();
  }

  async #delete(sim: Sim | undefined): Promise<void> {
    if (!sim) return;
    const { receipts } = await deleteSim(sim.id);
    clearFailures();
    if (receipts > 0) showNotice("sim.in-use", "warn", plural("sim.in-use", receipts));
  }

  #simAt(button: HTMLElement): Sim | undefined {
    const id = button.closest<HTMLElement>("[data-sim]")?.dataset["sim"];
    return this.#sims.find((sim) => sim.id === id);
  }

  get #dialog(): HTMLDialogElement {
    return part(this, "dialog") as HTMLDialogElement;
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }
}

customElements.define("sim-list", SimListElement);
