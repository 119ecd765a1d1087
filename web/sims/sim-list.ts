/** <sim-list>: the SIMs, until when each is good, and a sheet to add or change one. */
import type { Receipt } from "../domain/receipt.ts";
import { nameOf, parseSim, type Sim, type SimReading, simToFields } from "../domain/sim.ts";
import { type Validity, validities } from "../domain/validity/good-until.ts";
import { plural } from "../kit/messages.ts";
import { newId } from "../store/clock.ts";
import { askToPersist } from "../store/persistence.ts";
import { readModel } from "../store/read-model.ts";
import { deleteSim, saveSim } from "../store/sims.ts";
import { fillChoices, nameChoice } from "../kit/choices.ts";
import { clearFailures, reportFailure, showNotice, showWords } from "../kit/failures.ts";
import { recentCountries } from "../receipts/form-choices.ts";
import { readFields, writeFields } from "../kit/form-fields.ts";
import { recheckField, showProblems, toldFields } from "../receipts/form-problems.ts";
import { today } from "../kit/formats.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { copyTemplate, fill, find, part, slot } from "../kit/parts.ts";
import { forgetSimDraft, keepSimDraft, readSimDraft } from "./sim-draft.ts";
import { describeValidity, isUrgent } from "./validity-words.ts";

class SimListElement extends LogElement {
  #sims: readonly Sim[] = [];
  #edited: Sim | undefined;

  protected override listen(signal: AbortSignal): void {
    onAction(this, "add", () => this.#openSheet(), signal);
    onAction(this, "edit", (button) => this.#openSheet(this.#simAt(button)), signal);
    onAction(this, "delete", (button) => this.#delete(this.#simAt(button)), signal);
    onAction(this, "cancel", () => this.#dialog.close(), signal);
    onAction(this, "discard", () => this.#discard(), signal);
    this.#form.addEventListener("input", () => this.#keep(), { signal });
    this.#form.addEventListener("change", () => this.#recheck(), { signal });
    const submit = (event: Event) => {
      event.preventDefault();
      this.#save().catch(reportFailure);
    };
    this.#form.addEventListener("submit", submit, { signal });
  }

  protected override async show(): Promise<void> {
    const { receipts, sims } = await readModel();
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
    const validity = until.find(({ simId }) => simId === sim.id);
    slot(card, "until").classList.toggle("sim__until--soon", isUrgent(validity));
    fill(card, {
      name,
      operator: sim.operator === name ? "" : sim.operator,
      phone: sim.phone === name ? "" : sim.phone,
      notes: sim.notes,
      until: describeValidity(validity),
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
    this.#start();
    const typed = readSimDraft(sim?.id);
    if (typed) writeFields(this.#form, typed, nameChoice);
    part(this, "restored").hidden = !typed;
    part(this, "title-add").hidden = sim !== undefined;
    part(this, "title-edit").hidden = sim === undefined;
    this.#dialog.showModal();
  }

  #start(): void {
    this.#form.reset();
    if (this.#edited) writeFields(this.#form, simToFields(this.#edited), nameChoice);
    showProblems(this.#form, []);
    slot(this.#form, "result").textContent = "";
  }

  #keep(): void {
    const before = this.#edited ? simToFields(this.#edited) : {};
    const typed = readFields(this.#form);
    const isNews = Object.entries(typed).some(([name, value]) => value !== (before[name] ?? ""));
    if (!isNews) forgetSimDraft(this.#edited?.id);
    else if (!keepSimDraft(this.#edited?.id, typed)) showNotice("draft.not-kept", "warn");
  }

  #discard(): void {
    forgetSimDraft(this.#edited?.id);
    this.#start();
    part(this, "restored").hidden = true;
    find(this.#form, "#field-simLabel", HTMLInputElement).focus();
  }

  #recheck(): void {
    const reading = this.#read();
    const problems = "problems" in reading ? reading.problems : [];
    for (const field of toldFields(this.#form)) recheckField(this.#form, field, problems);
  }

  #read(): SimReading {
    const edited = this.#edited;
    return parseSim(readFields(this.#form), {
      now: Date.now(),
      id: edited?.id ?? newId(),
      ...(edited && { createdAt: edited.createdAt }),
    });
  }

  async #save(): Promise<void> {
    askToPersist();
    const reading = this.#read();
    showProblems(this.#form, "problems" in reading ? reading.problems : []);
    if ("problems" in reading) {
      find(this.#form, "[aria-invalid]", HTMLElement).focus();
      return;
    }
    await saveSim(reading.sim);
    forgetSimDraft(this.#edited?.id);
    clearFailures();
    this.#dialog.close();
  }

  async #delete(sim: Sim | undefined): Promise<void> {
    if (!sim) return;
    const { receipts } = await deleteSim(sim.id);
    if (receipts === 0) forgetSimDraft(sim.id);
    clearFailures();
    if (receipts > 0) showWords("sim.in-use", "warn", plural("sim.in-use", receipts));
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
