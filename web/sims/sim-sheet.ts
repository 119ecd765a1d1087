/** <sim-sheet>: adds or changes a SIM. Input is kept as a draft until it is saved. */
import { changedFields } from "../domain/fields.ts";
import { checkIccid, cleanIccid } from "../domain/iccid.ts";
import { joinFields } from "../domain/joining.ts";
import type { Sim } from "../domain/sim.ts";
import { parseSim, type SimReading, simToFields } from "../domain/sim-form.ts";
import { fillChoices, nameChoice } from "../kit/choices.ts";
import { clearFailures, reportFailure } from "../kit/failures.ts";
import { readFields, unfoldFilled, writeFields } from "../kit/form-fields.ts";
import { onAction } from "../kit/log-element.ts";
import { message } from "../kit/messages.ts";
import { find, part, slot } from "../kit/parts.ts";
import { recentCountries } from "../receipts/form-choices.ts";
import { showOthers } from "../receipts/form-joining.ts";
import { accepts, allProblems, recheckTold, showProblems } from "../receipts/form-problems.ts";
import { ChangedElsewhere } from "../store/changed-elsewhere.ts";
import { newId } from "../store/clock.ts";
import { askToPersist } from "../store/persistence.ts";
import { saveSim } from "../store/sims.ts";
import { keepTyped } from "../kit/side-drafts.ts";
import { forgetSideDraft, readSideDraft } from "../store/side-drafts.ts";

export class SimSheetElement extends HTMLElement {
  #edited: Sim | undefined;
  /** Return the rules that were chosen with the operator. */
  #picked: Promise<(() => Sim["rules"]) | undefined> | undefined;

  connectedCallback(): void {
    onAction(this, "cancel", () => this.#dialog.close());
    onAction(this, "discard", () => this.#discard());
    this.#form.addEventListener("input", () => {
      this.#keep();
      this.#checkIccid();
    });
    this.#form.addEventListener("change", () => this.#recheck());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save().catch(reportFailure);
    });
  }

  /** Show the sheet, for a new SIM or to change `sim`. */
  open(sims: readonly Sim[], sim?: Sim): void {
    this.#edited = sim;
    fillChoices(this.#form, { currencies: [], countries: recentCountries(sims) });
    this.#start();
    const typed = readSideDraft(sim?.id);
    if (typed) writeFields(this.#form, typed, nameChoice);
    part(this, "restored").hidden = !typed;
    part(this, "title-add").hidden = sim !== undefined;
    part(this, "title-edit").hidden = sim === undefined;
    unfoldFilled(this.#form);
    this.#picked = import("./codes.js")
      .then(({ offerOperators }) => offerOperators(this.#form))
      .catch(() => undefined); // the directory is not saved yet
    if (!this.#dialog.open) this.#dialog.showModal();
    find(this, "[data-part=fields]", HTMLFieldSetElement).disabled = false;
  }

  #start(): void {
    this.#form.reset();
    if (this.#edited) writeFields(this.#form, simToFields(this.#edited), nameChoice);
    showProblems(this.#form, []);
    slot(this.#form, "result").textContent = "";
    this.#checkIccid();
  }

  #keep(): void {
    const before = this.#edited ? simToFields(this.#edited) : {};
    // Only changed fields: the others may be changed in another tab before the draft is opened.
    keepTyped(this.#edited?.id, changedFields(readFields(this.#form), before));
  }

  #discard(): void {
    forgetSideDraft(this.#edited?.id);
    this.#start();
    part(this, "restored").hidden = true;
    find(this.#form, "#field-simLabel", HTMLInputElement).focus();
  }

  #recheck(): void {
    const reading = this.#read();
    recheckTold(this.#form, allProblems(reading));
  }

  #checkIccid(): void {
    const iccid = cleanIccid(readFields(this.#form)["simIccid"] ?? "");
    slot(this, "iccid-check").textContent = iccid && message(`iccid.${checkIccid(iccid)}`);
  }

  #read(): SimReading {
    const before = this.#edited;
    return parseSim(readFields(this.#form), {
      now: Date.now(),
      id: before?.id ?? newId(),
      ...(before && { before }),
    });
  }

  async #save(): Promise<void> {
    askToPersist();
    const reading = this.#read();
    const shown = this.#edited && simToFields(this.#edited);
    if (!accepts(this.#form, reading, shown)) return;
    try {
      const picked = (await this.#picked)?.() ?? [];
      const rules = [...reading.sim.rules, ...picked];
      await saveSim({ ...reading.sim, rules }, this.#edited?.updatedAt);
    } catch (error) {
      if (!(error instanceof ChangedElsewhere)) throw error;
      await this.#join(error.stored as Sim);
      return;
    }
    forgetSideDraft(this.#edited?.id);
    clearFailures();
    this.#dialog.close();
  }

  /**
   * Joins what another tab has saved, and saves both. If both have changed the same field, the user
   * must choose.
   */
  async #join(stored: Sim): Promise<void> {
    const before = this.#edited ? simToFields(this.#edited) : {};
    const theirs = simToFields(stored);
    const { fields, conflicts } = joinFields(before, readFields(this.#form), theirs);
    this.#edited = stored;
    writeFields(this.#form, fields, nameChoice);
    this.#keep();
    const [first] = conflicts;
    if (first === undefined) return this.#save();
    showOthers(this.#form, conflicts, theirs);
    find(this.#form, `[name="${first}"]`, HTMLElement).focus();
  }

  get #dialog(): HTMLDialogElement {
    return find(this, "dialog", HTMLDialogElement);
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }
}

customElements.define("sim-sheet", SimSheetElement);
