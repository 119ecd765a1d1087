/** <receipt-form>: a new, duplicated or stored receipt, drafted at each keystroke until it is saved. */
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { message } from "../messages.ts";
import { newId } from "../store/clock.ts";
import { claimSlot, type DraftSlot, type Typed } from "../store/draft-slot.ts";
import { askToPersist } from "../store/persistence.ts";
import { ChangedElsewhere, readReceipts, saveReceipt } from "../store/receipts.ts";
import { readSims } from "../store/sims.ts";
import { sweepPhotos } from "../store/sweep.ts";
import { fillChoices, fillOffsets, mostRecent } from "./choices.ts";
import { clearFailures, reportFailure, showNotice } from "./failures.ts";
import { readFields, writeFields } from "./form-fields.ts";
import { showProblem, showProblems, showSummary } from "./form-problems.ts";
import { type FormReading, readForm } from "./form-reading.ts";
import { byRecentUse, followLatest, openFor, phoneOffset, recentChoices } from "./form-start.ts";
import { onAction } from "./log-element.ts";
import { find, part } from "./parts.ts";
import { PhotoPickerElement } from "./photo-picker.ts";
import { SimPickerElement } from "./sim-picker.ts";
import { UndoToastElement } from "./undo-toast.ts";

const FOLDED = ["credited", "creditedCurrency", "fee", "means", "balanceBefore", "balanceAfter"];

class ReceiptFormElement extends HTMLElement {
  #draft: DraftSlot | undefined;
  #receipts: Receipt[] = [];
  #stored: Receipt | undefined;
  #basis: string | null = null;
  #untouched: Typed = { fields: {}, photoIds: [], basis: null };
  readonly #touched = new Set<string>();
  readonly #newSimId = newId();
  #isSaving = false;

  connectedCallback(): void {
    this.#open().catch(reportFailure);
  }

  async #open(): Promise<void> {
    await this.#offerChoices().catch(reportFailure);
    const opening = openFor(new URLSearchParams(location.search), this.#receipts);
    this.#stored = opening.stored;
    this.#draft = await claimSlot(opening.purpose);
    this.#untouched = opening.typed;
    this.#show(opening.typed);
    const { restored } = this.#draft;
    if (restored) this.#show(restored);
    part(this, "restored").hidden = !restored;
    if (this.hasAttribute("data-edit") && !opening.stored) showNotice("receipt.not-found", "warn");
    this.#listen();
    find(this, ".receipt-form__fields", HTMLFieldSetElement).disabled = false;
    await sweepPhotos();
  }

  async #offerChoices(): Promise<void> {
    fillOffsets(find(this, "[name=offset]", HTMLSelectElement));
    fillChoices(this, { currencies: [], countries: [] });
    const [receipts, sims] = await Promise.all([readReceipts(), readSims()]);
    this.#receipts = receipts;
    fillChoices(this, recentChoices(receipts, sims));
    this.#simPicker.offer(byRecentUse(sims, receipts));
    const names = mostRecent(receipts.map(({ channelName }) => channelName));
    find(this, "details", HTMLDetailsElement).open = matchMedia("(min-width: 60rem)").matches;
    find(this, "datalist", HTMLDataListElement).append(...names.map((name) => new Option(name)));
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
    addEventListener("pagehide", () => void this.#draft?.flush());
    // The page has lost its lock while it was put aside.
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  }

  #flush = (event: Event): void => {
    const flushed = this.#draft?.flush();
    if (event instanceof CustomEvent) event.detail?.waitUntil(flushed);
  };

  #noteInput = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    this.#touched.add(name);
    if (name === "sim") this.#suggest(followLatest(this.#receipts, value));
    if (name === "at") this.#suggest({ offset: phoneOffset(value) });
    this.#keep();
  };

  /** Fill in what the person has not set. */
  #suggest(fields: Record<string, string>): void {
    const free = Object.entries(fields).filter(([name]) => !this.#touched.has(name));
    writeFields(this.#form, Object.fromEntries(free));
  }

  #keep(): void {
    if (this.#draft?.keep(this.#typed())) return;
    showNotice("draft.not-kept", "warn");
  }

  #typed(): Typed {
    return { fields: readFields(this.#form), photoIds: this.#photos.ids, basis: this.#basis };
  }

  #show({ fields, photoIds, basis }: Typed): void {
    this.#simPicker.keep(fields["sim"] ?? "");
    writeFields(this.#form, fields);
    this.#basis = basis;
    this.#simPicker.showState();
    this.#photos.open(this.#draft?.receiptId ?? "", photoIds);
    find(this, "details", HTMLDetailsElement).open ||= FOLDED.some((name) => fields[name]);
  }

  async #discard(): Promise<void> {
    const typed = this.#typed();
    this.#form.reset();
    this.#touched.clear();
    this.#show(this.#untouched);
    part(this, "restored").hidden = true;
    await this.#draft?.clear();
    UndoToastElement.offer(message("draft.discarded"), () => {
      this.#show(typed);
      this.#keep();
    });
  }

  /** Tell what is wrong with a field, or only doubtful, as soon as it is left. */
  #checkField = ({ target }: Event): void => {
    const { name } = target as HTMLInputElement;
    const reading = this.#read();
    const found = "problems" in reading ? reading.problems : reading.warnings;
    const problem = found.find(({ field }) => field === name);
    showProblem(this.#form, name, problem);
  };

  #read(): FormReading {
    return readForm(readFields(this.#form), {
      id: this.#draft?.receiptId ?? "",
      photoIds: this.#photos.ids,
      stored: this.#stored,
      newSimId: this.#simPicker.isAdding ? this.#newSimId : null,
    });
  }

  async #save(): Promise<void> {
    if (this.#isSaving || !this.#draft) return;
    askToPersist();
    this.#isSaving = true;
    try {
      await this.#photos.settled();
      const reading = this.#read();
      const problems = "problems" in reading ? reading.problems : [];
      showProblems(this.#form, problems);
      showSummary(part(this, "summary"), problems);
      if ("receipt" in reading) await this.#store(reading.receipt, reading.sim, this.#draft);
    } finally {
      this.#isSaving = false;
    }
  }

  async #store(receipt: Receipt, sim: Sim | null, draft: DraftSlot): Promise<void> {
    try {
      await saveReceipt({ receipt, sim, basis: this.#basis, draft });
    } catch (error) {
      if (!(error instanceof ChangedElsewhere)) throw error;
      this.#basis = error.updatedAt;
      showNotice("receipt.changed-elsewhere", "warn");
      return;
    }
    clearFailures();
    part(this, "saved").textContent = message("receipt.saved");
    this.dispatchEvent(new CustomEvent("receipt-saved", { bubbles: true, detail: receipt.id }));
    await draft.close().catch(() => undefined); // it is known to be done with
    location.replace(`${this.dataset["view"]}?id=${receipt.id}#saved`);
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
