/**
 * <receipt-form>: a new, duplicated or stored receipt. Each keystroke is kept as a draft until it
 * is saved.
 */
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { forgetTicks } from "../guide/ticks.ts";
import { clearFailures, reportFailure, showNotice } from "../kit/failures.ts";
import { readFields } from "../kit/form-fields.ts";
import { onAction } from "../kit/log-element.ts";
import { message } from "../kit/messages.ts";
import { find, part } from "../kit/parts.ts";
import { readLogIfPossible } from "../kit/readable-log.ts";
import { UndoToastElement } from "../kit/undo-toast.ts";
import { ChangedElsewhere } from "../store/changed-elsewhere.ts";
import { newId } from "../store/clock.ts";
import { claimSlot } from "../store/draft-slot.ts";
import { askToPersist } from "../store/persistence.ts";
import { saveReceipt } from "../store/receipts.ts";
import { readSims } from "../store/sims.ts";
import { sweepBin, sweepPhotos } from "../store/sweep.ts";
import { offerChoices } from "./form-choices.ts";
import {
  allProblems,
  newsOf,
  problemsOf,
  recheckField,
  showProblems,
  showSummary,
} from "./form-problems.ts";
import { type FormReading, readForm } from "./form-reading.ts";
import { phoneOffset } from "../domain/phone-clock.ts";
import { followLatest, openFor } from "./form-start.ts";
import { ReceiptEdit } from "./receipt-edit.ts";

/** The detail of "nobars-before-update": the page waits until input is kept. */
type Waiting = { waitUntil: (kept: Promise<unknown>) => void };

class ReceiptFormElement extends HTMLElement {
  #receipts: readonly Receipt[] = [];
  #edit!: ReceiptEdit;
  readonly #newSimId = newId();
  #isSaving = false;

  connectedCallback(): void {
    this.#open().catch(reportFailure);
  }

  async #open(): Promise<void> {
    const model = await readLogIfPossible();
    this.#receipts = model.receipts;
    offerChoices(this.#form, model.receipts, model.sims);
    const opening = openFor(new URLSearchParams(location.search), model);
    const draft = await claimSlot(opening.purpose);
    const { restored } = draft;
    this.#edit = new ReceiptEdit(this.#form, opening, draft);
    this.#edit.start();
    if (restored) this.#edit.restore(restored);
    part(this, "restored").hidden = !restored;
    if (this.hasAttribute("data-edit") && !opening.stored) showNotice("receipt.not-found", "warn");
    this.#listen();
    find(this, ".receipt-form__fields", HTMLFieldSetElement).disabled = false;
    await sweepPhotos();
    await sweepBin();
  }

  #listen(): void {
    this.#form.addEventListener("input", this.#noteInput);
    this.#form.addEventListener("change", this.#checkField);
    this.#form.addEventListener("photos-changed", () => this.#edit.keep());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save().catch(reportFailure);
    });
    onAction(this, "discard", () => this.#discard());
    addEventListener("nobars-before-update", this.#flush);
    document.addEventListener("visibilitychange", this.#edit.renewTime);
    addEventListener("pagehide", this.#flush);
    // A page in the back/forward cache has lost its lock.
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  }

  #noteInput = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    this.#edit.note(name);
    if (name === "sim") this.#edit.suggest(followLatest(this.#receipts, value));
    if (name === "at") this.#edit.suggest({ offset: phoneOffset(value) });
    this.#edit.keep();
  };

  #flush = (event: Event): void => {
    const flushed = this.#edit.draft.flush();
    const detail = event instanceof CustomEvent ? (event.detail as Waiting | null) : null;
    detail?.waitUntil(flushed);
  };

  async #discard(): Promise<void> {
    const { typed } = this.#edit;
    this.#edit.start();
    part(this, "restored").hidden = true;
    await this.#edit.draft.clear();
    UndoToastElement.offer(message("draft.discarded"), () => {
      this.#edit.restore(typed);
      this.#edit.keep();
    });
  }

  #checkField = ({ target }: Event): void => {
    recheckField(this.#form, (target as HTMLInputElement).name, allProblems(this.#read()));
  };

  #read(): FormReading {
    const { draft, photos, shown, marks, simPicker } = this.#edit;
    return readForm(readFields(this.#form), {
      id: draft.receiptId,
      photoIds: photos.ids,
      shown,
      marksOf: marks.all,
      others: this.#receipts,
      newSimId: simPicker.isAdding ? this.#newSimId : null,
    });
  }

  async #save(): Promise<void> {
    if (this.#isSaving) return;
    this.#edit.renewTime();
    askToPersist();
    this.#isSaving = true;
    try {
      await this.#edit.photos.settled();
      const reading = this.#read();
      const fields = readFields(this.#form);
      const news = newsOf(this.#form, reading, fields, this.#edit.shown?.fields);
      showProblems(this.#form, allProblems(reading));
      showSummary(part(this, "summary"), problemsOf(reading), news);
      if ("receipt" in reading && news.length === 0) {
        await this.#store(reading.receipt, reading.sim);
      }
    } finally {
      this.#isSaving = false;
    }
  }

  async #store(receipt: Receipt, sim: Sim | null): Promise<void> {
    const { basis, draft } = this.#edit;
    let lost: number;
    try {
      ({ lostPhotos: lost } = await saveReceipt({ receipt, sim, basis, draft }));
    } catch (error) {
      if (!(error instanceof ChangedElsewhere)) throw error;
      await this.#join(error as ChangedElsewhere<Receipt>);
      return;
    }
    clearFailures();
    if (!basis) forgetTicks();
    part(this, "saved").textContent = message("receipt.saved");
    // The receipt is saved, and the draft is noted as done.
    await draft.close().catch(() => undefined);
    location.replace(
      `${this.dataset["view"]}?id=${receipt.id}#saved${lost > 0 ? `-without-${lost}` : ""}`,
    );
  }

  /** Joins what another tab has saved, and saves both unless the user must choose. */
  async #join({ updatedAt, stored }: ChangedElsewhere<Receipt>): Promise<void> {
    this.#edit.basis = updatedAt;
    if (!stored) {
      showNotice("receipt.deleted-elsewhere", "warn");
      return;
    }
    this.#edit.simPicker.offer(await readSims());
    if (!this.#edit.join(stored)) return;
    this.#isSaving = false;
    await this.#save();
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }
}

customElements.define("receipt-form", ReceiptFormElement);
