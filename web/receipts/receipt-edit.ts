/** The input of the receipt form: what it started from, its draft, and joining it with another edit. */
import { joinFields, joinLists, RECEIPT_DECIDERS } from "../domain/joining.ts";
import type { Fields } from "../domain/fields.ts";
import type { Receipt } from "../domain/receipt.ts";
import { receiptToFields } from "../domain/receipt-form.ts";
import { nameChoice } from "../kit/choices.ts";
import { showNotice } from "../kit/failures.ts";
import { readFields, unfoldFilled, writeFields } from "../kit/form-fields.ts";
import { localTime, pageMarks } from "../kit/formats.ts";
import { find } from "../kit/parts.ts";
import { SimPickerElement } from "../sims/sim-picker.ts";
import type { DraftSlot, Typed } from "../store/draft-slot.ts";
import { AmountMarks } from "./amount-marks.ts";
import { showOthers } from "./form-joining.ts";
import { phoneOffset } from "../domain/phone-clock.ts";
import type { Opening } from "./form-start.ts";
import { PhotoPickerElement } from "./photo-picker.ts";

/** The stored receipt at the start of the edit. */
type Base = Pick<Typed, "basis" | "before" | "photosBefore">;

export class ReceiptEdit {
  readonly draft: DraftSlot;
  readonly marks = new AmountMarks();
  readonly #form: HTMLFormElement;
  #opening: Opening;
  #base: Base = { basis: null };
  /** The fields that the user has set, or that must not follow changes of others. */
  readonly #settled = new Set<string>();

  constructor(form: HTMLFormElement, opening: Opening, draft: DraftSlot) {
    this.#form = form;
    this.#opening = opening;
    this.draft = draft;
  }

  /** The stored receipt, and the fields in which it was shown. */
  get shown(): { receipt: Receipt; fields: Fields } | undefined {
    const { stored, typed } = this.#opening;
    return stored && { receipt: stored, fields: typed.fields };
  }

  /** The `updatedAt` of the stored receipt at the start; null for a new one. */
  get basis(): string | null {
    return this.#base.basis;
  }

  set basis(basis: string) {
    this.#base = { ...this.#base, basis };
  }

  /** Show the values with which the form opens. */
  start(): void {
    this.#settled.clear();
    for (const name of this.#opening.settled) this.#settled.add(name);
    this.#form.reset();
    const { typed } = this.#opening;
    this.#show({ ...typed, before: typed.fields, photosBefore: typed.photoIds });
  }

  /** Show a draft. It may have started from an earlier version of the receipt than the stored one. */
  restore(typed: Typed): void {
    const offset = phoneOffset(typed.fields["at"] ?? "");
    const unset: Fields = { ...this.#opening.typed.fields, offset };
    for (const [name, value] of Object.entries(typed.fields)) {
      if (value !== unset[name]) this.#settled.add(name);
    }
    this.#show(typed);
  }

  #show({ fields, photoIds, marksOf, basis, before = {}, photosBefore = [] }: Typed): void {
    this.marks.restore(marksOf);
    this.simPicker.show(fields);
    writeFields(this.#form, fields, nameChoice);
    this.#openPhotos(photoIds);
    this.#base = { basis, before, photosBefore };
    unfoldFilled(this.#form);
  }

  #openPhotos(ids: readonly string[]): void {
    this.photos.open({ receiptId: this.draft.receiptId }, ids);
  }

  /** Note that the user has set a field. */
  note(name: string): void {
    this.#settled.add(name);
    this.marks.note(name);
  }

  /** Fill in fields that the user has not set. */
  suggest(fields: Fields): void {
    const free = Object.entries(fields).filter(([name]) => !this.#settled.has(name));
    writeFields(this.#form, Object.fromEntries(free), nameChoice);
  }

  /** Give a new receipt whose time the user has not set the present time. */
  renewTime = (): void => {
    if (this.#opening.stored) return;
    const at = localTime();
    this.suggest({ at, ...(!this.#settled.has("at") && { offset: phoneOffset(at) }) });
  };

  /** Return everything that a draft keeps. */
  get typed(): Typed {
    const { basis, ...base } = this.#base;
    const fields = readFields(this.#form);
    const typed = { fields, photoIds: this.photos.ids, basis, marksOf: this.marks.all };
    return this.#opening.stored ? { ...typed, ...base } : typed;
  }

  /** Keep the input as a draft. */
  keep(): void {
    if (!this.draft.keep(this.typed)) showNotice("draft.not-kept", "warn");
  }

  /**
   * Join what another tab has saved. Return false if both have changed the same fields: the user
   * must choose.
   */
  join(stored: Receipt): boolean {
    const { before = {}, photosBefore = [] } = this.#base;
    const { photoIds, updatedAt: basis } = stored;
    const theirs = receiptToFields(stored, pageMarks());
    const mine = readFields(this.#form);
    const { fields, conflicts } = joinFields(before, mine, theirs, RECEIPT_DECIDERS);
    const photos = joinLists(photosBefore, this.photos.ids, photoIds);
    this.#opening = { ...this.#opening, stored, typed: { fields: theirs, photoIds, basis } };
    this.#base = { basis, before: theirs, photosBefore: photoIds };
    writeFields(this.#form, fields, nameChoice);
    this.#openPhotos(photos);
    this.keep();
    if (conflicts.length === 0) return true;
    showNotice("receipt.changed-elsewhere", "warn");
    showOthers(this.#form, conflicts, theirs);
    return false;
  }

  get photos(): PhotoPickerElement {
    return find(this.#form, "photo-picker", PhotoPickerElement);
  }

  get simPicker(): SimPickerElement {
    return find(this.#form, "sim-picker", SimPickerElement);
  }
}
