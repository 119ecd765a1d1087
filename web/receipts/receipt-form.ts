/**
 * <receipt-form>: a new, duplicated or stored receipt. Each keystroke is kept as a draft until it
 * is saved.
 */
import type { Fields } from "../domain/fields.ts";
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { message } from "../kit/messages.ts";
import { newId } from "../store/clock.ts";
import { claimSlot, type DraftSlot, type Typed } from "../store/draft-slot.ts";
import { askToPersist } from "../store/persistence.ts";
import { ChangedElsewhere } from "../store/changed-elsewhere.ts";
import { saveReceipt } from "../store/receipts.ts";
import { readSims } from "../store/sims.ts";
import { sweepBin, sweepPhotos } from "../store/sweep.ts";
import { clearFailures, reportFailure, showNotice } from "../kit/failures.ts";
import { forgetTicks } from "../guide/ticks.ts";
import { AmountMarks } from "./amount-marks.ts";
import { AskedOnce } from "./asked-once.ts";
import { showOthers } from "./form-joining.ts";
import { joinFields, joinLists, RECEIPT_DECIDERS } from "../domain/joining.ts";
import { receiptToFields } from "../domain/receipt-form.ts";
import { nameChoice } from "../kit/choices.ts";
import { offerChoices } from "./form-choices.ts";
import { readFields, unfoldFilled, writeFields } from "../kit/form-fields.ts";
import { problemsOf, recheckField, showProblems, showSummary } from "./form-problems.ts";
import { type FormReading, readForm, allProblems } from "./form-reading.ts";
import {
  followLatest,
  type Opening,
  openFor,
  phoneOffset,
  readLogIfPossible,
} from "./form-start.ts";
import { localTime, pageMarks } from "../kit/formats.ts";
import { onAction } from "../kit/log-element.ts";
import { find, part } from "../kit/parts.ts";
import { PhotoPickerElement } from "./photo-picker.ts";
import { SimPickerElement } from "../sims/sim-picker.ts";
import { UndoToastElement } from "../kit/undo-toast.ts";

/** The detail of "nobars-before-update": the page waits until input is kept. */
type Waiting = { waitUntil: (kept: Promise<unknown>) => void };

class ReceiptFormElement extends HTMLElement {
  #receipts: readonly Receipt[] = [];
  #opening!: Opening;
  #draft!: DraftSlot;
  #basis: string | null = null;
  /** The fields and photos of the stored receipt at the start. */
  #before: Fields = {};
  #photosBefore: readonly string[] = [];
  readonly #settled = new Set<string>();
  readonly #newSimId = newId();
  readonly #asked = new AskedOnce();
  readonly #marks = new AmountMarks();
  #isSaving = false;

  connectedCallback(): void {
    this.#open().catch(reportFailure);
  }

  async #open(): Promise<void> {
    const { receipts, sims } = await readLogIfPossible();
    this.#receipts = receipts;
    offerChoices(this.#form, receipts, sims);
    this.#opening = openFor(new URLSearchParams(location.search), this.#receipts);
    this.#draft = await claimSlot(this.#opening.purpose);
    const { restored } = this.#draft;
    this.#start();
    if (restored) this.#restore(restored);
    part(this, "restored").hidden = !restored;
    if (this.hasAttribute("data-edit") && !this.#opening.stored)
      showNotice("receipt.not-found", "warn");
    this.#listen();
    find(this, ".receipt-form__fields", HTMLFieldSetElement).disabled = false;
    await sweepPhotos();
    await sweepBin();
  }

  #start(): void {
    this.#settled.clear();
    for (const name of this.#opening.settled) this.#settled.add(name);
    this.#form.reset();
    const { typed } = this.#opening;
    this.#show({ ...typed, before: typed.fields, photosBefore: typed.photoIds });
  }

  #restore(typed: Typed): void {
    const offset = phoneOffset(typed.fields["at"] ?? "");
    const unset: Fields = { ...this.#opening.typed.fields, offset };
    for (const [name, value] of Object.entries(typed.fields)) {
      if (value !== unset[name]) this.#settled.add(name);
    }
    this.#show(typed);
  }

  /** A draft may have started from an earlier version of the receipt than the stored one. */
  #show({ fields, photoIds, basis, marksOf, before = {}, photosBefore = [] }: Typed): void {
    this.#marks.restore(marksOf);
    this.#simPicker.show(fields);
    writeFields(this.#form, fields, nameChoice);
    this.#photos.open(this.#draft.receiptId, photoIds);
    this.#basis = basis;
    this.#before = before;
    this.#photosBefore = photosBefore;
    unfoldFilled(this.#form);
  }

  #listen(): void {
    this.#form.addEventListener("input", this.#noteInput);
    this.#form.addEventListener("change", this.#checkField);
    this.#form.addEventListener("photos-changed", () => this.#keep());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save().catch(reportFailure);
    });
    onAction(this, "discard", () => this.#discard());
    addEventListener("nobars-before-update", this.#flush);
    document.addEventListener("visibilitychange", this.#renewTime);
    addEventListener("pagehide", this.#flush);
    // A page in the back/forward cache has lost its lock.
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  }

  #noteInput = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    this.#settled.add(name);
    this.#marks.note(name);
    if (name === "sim") this.#suggest(followLatest(this.#receipts, value));
    if (name === "at") this.#suggest({ offset: phoneOffset(value) });
    this.#keep();
  };

  /** Fills in fields that the user has not set. */
  #suggest(fields: Fields): void {
    const free = Object.entries(fields).filter(([name]) => !this.#settled.has(name));
    writeFields(this.#form, Object.fromEntries(free), nameChoice);
  }

  #keep(): void {
    if (!this.#draft.keep(this.#typed())) showNotice("draft.not-kept", "warn");
  }

  #typed(): Typed {
    const fields = readFields(this.#form);
    const typed = { fields, photoIds: this.#photos.ids, basis: this.#basis };
    const marksOf = this.#marks.all;
    return this.#opening.stored
      ? { ...typed, marksOf, before: this.#before, photosBefore: this.#photosBefore }
      : { ...typed, marksOf };
  }

  #flush = (event: Event): void => {
    const flushed = this.#draft.flush();
    const detail = event instanceof CustomEvent ? (event.detail as Waiting | null) : null;
    detail?.waitUntil(flushed);
  };

  async #discard(): Promise<void> {
    const typed = this.#typed();
    this.#start();
    part(this, "restored").hidden = true;
    await this.#draft.clear();
    UndoToastElement.offer(message("draft.discarded"), () => {
      this.#restore(typed);
      this.#keep();
    });
  }

  #checkField = ({ target }: Event): void => {
    recheckField(this.#form, (target as HTMLInputElement).name, allProblems(this.#read()));
  };

  #read(): FormReading {
    return readForm(readFields(this.#form), {
      id: this.#draft.receiptId,
      photoIds: this.#photos.ids,
      shown: this.#shown,
      marksOf: this.#marks.all,
      others: this.#receipts,
      newSimId: this.#simPicker.isAdding ? this.#newSimId : null,
    });
  }

  /** A new receipt whose time the user has not set gets the time of saving. */
  #renewTime = (): void => {
    if (this.#opening.stored) return;
    const at = localTime();
    this.#suggest({ at, ...(!this.#settled.has("at") && { offset: phoneOffset(at) }) });
  };

  async #save(): Promise<void> {
    if (this.#isSaving) return;
    this.#renewTime();
    askToPersist();
    this.#isSaving = true;
    try {
      await this.#photos.settled();
      const reading = this.#read();
      const fields = readFields(this.#form);
      const news = this.#asked.news(reading.warnings, fields, this.#shown?.fields);
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
    let lost: number;
    try {
      const entry = { receipt, sim, basis: this.#basis, draft: this.#draft };
      ({ lostPhotos: lost } = await saveReceipt(entry));
    } catch (error) {
      if (!(error instanceof ChangedElsewhere)) throw error;
      const { updatedAt, stored } = error as ChangedElsewhere<Receipt>;
      this.#basis = updatedAt;
      if (!stored) showNotice("receipt.deleted-elsewhere", "warn");
      else if (await this.#join(stored)) await this.#saveJoined();
      return;
    }
    clearFailures();
    if (!this.#basis) forgetTicks();
    part(this, "saved").textContent = message("receipt.saved");
    // the receipt is saved, and the draft is noted as done
    await this.#draft.close().catch(() => undefined);
    location.replace(
      `${this.dataset["view"]}?id=${receipt.id}#saved${lost > 0 ? `-without-${lost}` : ""}`,
    );
  }

  /**
   * Joins what another tab has saved. Returns false if both have changed the same fields: the user
   * must choose.
   */
  async #join(stored: Receipt): Promise<boolean> {
    this.#simPicker.offer(await readSims());
    const theirs = receiptToFields(stored, pageMarks());
    const mine = readFields(this.#form);
    const { fields, conflicts } = joinFields(this.#before, mine, theirs, RECEIPT_DECIDERS);
    const photoIds = joinLists(this.#photosBefore, this.#photos.ids, stored.photoIds);
    const typed = { fields: theirs, photoIds: stored.photoIds, basis: stored.updatedAt };
    this.#opening = { ...this.#opening, stored, typed };
    this.#before = theirs;
    this.#photosBefore = stored.photoIds;
    writeFields(this.#form, fields, nameChoice);
    this.#photos.open(this.#draft.receiptId, photoIds);
    this.#keep();
    if (conflicts.length === 0) return true;
    showNotice("receipt.changed-elsewhere", "warn");
    showOthers(this.#form, conflicts, theirs);
    return false;
  }

  async #saveJoined(): Promise<void> {
    this.#isSaving = false;
    await this.#save();
  }

  get #shown(): { receipt: Receipt; fields: Fields } | undefined {
    const { stored, typed } = this.#opening;
    return stored && { receipt: stored, fields: typed.fields };
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }

  get #photos(): PhotoPickerElement {
    return find(this, "photo-picker", PhotoPickerElement);
  }

  get #simPicker(): SimPickerElement {
    return find(this, "sim-picker", SimPickerElement);
  }
}

customElements.define("receipt-form", ReceiptFormElement);
