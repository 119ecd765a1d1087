/**
 * <top-up>: the guide's four steps as one form. It is a draft of a receipt, kept at each keystroke:
 * the user can stop at any step, continue after the app was closed, or finish in the receipt form.
 */
import type { Fields } from "../domain/fields.ts";
import { isIdentifier } from "../domain/identifier.ts";
import { forgetTicks } from "../guide/ticks.ts";
import { fillChoices, nameChoice } from "../kit/choices.ts";
import { reportFailure, showNotice } from "../kit/failures.ts";
import { localTime } from "../kit/formats.ts";
import { readFields, writeFields } from "../kit/form-fields.ts";
import { onAction } from "../kit/log-element.ts";
import { message } from "../kit/messages.ts";
import { readLogIfPossible } from "../kit/readable-log.ts";
import { fill, find, part, slot } from "../kit/parts.ts";
import { AmountMarks } from "../receipts/amount-marks.ts";
import { allProblems, newsOf, showProblems, showSummary } from "../receipts/form-problems.ts";
import { type FormReading, readForm } from "../receipts/form-reading.ts";
import { phoneOffset } from "../domain/phone-clock.ts";
import { followLatest } from "../receipts/form-start.ts";
import { simOptions } from "../sims/sim-names.ts";
import { newId } from "../store/clock.ts";
import { claimSlot, type DraftSlot } from "../store/draft-slot.ts";
import { askToPersist } from "../store/persistence.ts";
import { EMPTY_MODEL, type ReadModel } from "../store/read-model.ts";
import { saveReceipt } from "../store/receipts.ts";
import { showKnown } from "./known.ts";
import { NumberAgainElement } from "./number-again.ts";

const STEPS = 4;

class TopUpElement extends HTMLElement {
  #model: ReadModel = EMPTY_MODEL;
  #draft!: DraftSlot;
  /** All fields of the draft: the receipt form has more fields. */
  #fields: Fields = {};
  #step = 1;
  readonly #marks = new AmountMarks();
  readonly #newSimId = newId();
  #isSaving = false;

  connectedCallback(): void {
    this.#open().catch(reportFailure);
  }

  async #open(): Promise<void> {
    this.#model = await readLogIfPossible();
    const { receipts, sims } = this.#model;
    const current = sims.filter(({ isArchived }) => !isArchived);
    find(this, "[name=sim]", HTMLSelectElement).append(...simOptions(current));
    const currencies = [...new Set(receipts.map(({ paid }) => paid.currency))].slice(0, 5);
    fillChoices(this.#form, { currencies, countries: [] });
    this.#draft = await claimSlot({ edit: null, from: null });
    const { restored } = this.#draft;
    this.#marks.restore(restored?.marksOf);
    this.#show(restored?.fields ?? this.#start());
    part(this, "restored").hidden = !restored;
    this.#listen();
  }

  /** Return the fields for the SIM of the address, or the one topped up last. */
  #start(): Fields {
    const { receipts, sims } = this.#model;
    const asked = new URLSearchParams(location.search).get("sim") ?? "";
    const sim = isIdentifier(asked) ? asked : (receipts[0]?.simId ?? sims[0]?.id ?? "");
    return { sim, channel: "shop", ...this.#follow(sim) };
  }

  #follow(sim: string): Fields {
    const { receipts, sims } = this.#model;
    const currency = sims.find(({ id }) => id === sim)?.currency;
    return { ...(currency && { currency }), ...followLatest(receipts, sim) };
  }

  #show(fields: Fields): void {
    this.#fields = { ...fields };
    writeFields(this.#form, fields, nameChoice);
    this.#go(Number(fields["step"]) || 1);
  }

  #listen(): void {
    this.#form.addEventListener("input", ({ target }) => {
      const { name, value } = target as HTMLInputElement;
      this.#marks.note(name);
      if (name === "sim") writeFields(this.#form, this.#follow(value), nameChoice);
      this.#keep();
      this.#showKnown();
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#next();
    });
    onAction(this, "next", () => this.#next());
    onAction(this, "back", () => this.#move(-1));
    onAction(this, "paid", () => this.#pay());
    onAction(this, "discard", () => this.#discard());
    addEventListener("pagehide", () => void this.#draft.flush());
    // A page in the back/forward cache has lost its lock.
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  }

  #next(): void {
    if (this.#step === STEPS || (this.#step === 3 && this.#again.warns())) return;
    this.#move(1);
  }

  #move(by: number): void {
    this.#go(this.#step + by);
    this.#keep();
    find(this, `[data-at="${this.#step}"] h2`, HTMLElement).scrollIntoView({ block: "nearest" });
  }

  #go(step: number): void {
    this.#step = Math.min(STEPS, Math.max(1, step));
    for (const section of this.querySelectorAll<HTMLElement>("[data-at]")) {
      section.hidden = section.dataset["at"] !== String(this.#step);
    }
    const show = (action: string, isShown: boolean) => {
      find(this, `[data-action=${action}]`, HTMLElement).hidden = !isShown;
    };
    show("back", this.#step > 1);
    show("next", this.#step < STEPS);
    show("paid", this.#step === STEPS);
    const values = { step: this.#step, steps: STEPS };
    slot(this, "progress").textContent = message("step.of", values);
    this.#fields = this.#typed;
    this.#showKnown();
    this.dataset["step"] = String(this.#step);
  }

  #showKnown(): void {
    showKnown(this, this.#fields, this.#model);
    const sim = this.#model.sims.find(({ id }) => id === this.#fields["sim"]);
    const isAsked = this.#fields["channel"] !== "voucher"; // the code of a voucher has no number
    this.#again
      .show({ phone: (isAsked && sim?.phone) || "", country: sim?.country ?? "" }, this.#model)
      .then(() => fill(this, { differs: this.#again.difference }))
      .catch(reportFailure);
    import("./codes.js")
      .then(({ showCodesFor, showPaying }) => {
        showCodesFor(this, sim, this.#fields["channel"] ?? "");
        return showPaying(this, sim);
      })
      .catch(() => undefined); // the directory is not saved yet
  }

  get #typed(): Fields {
    return { ...this.#fields, ...readFields(this.#form), step: String(this.#step) };
  }

  #keep(): void {
    this.#fields = this.#typed;
    const photoIds = this.#draft.restored?.photoIds ?? [];
    const typed = { fields: this.#fields, photoIds, basis: null, marksOf: this.#marks.all };
    if (!this.#draft.keep(typed)) showNotice("draft.not-kept", "warn");
  }

  async #discard(): Promise<void> {
    await this.#draft.clear();
    this.#again.forget();
    this.#fields = {};
    this.#form.reset();
    this.#show(this.#start());
    part(this, "restored").hidden = true;
  }

  async #pay(): Promise<void> {
    if (this.#isSaving) return;
    askToPersist();
    this.#isSaving = true;
    try {
      const reading = this.#read();
      const problems = "problems" in reading ? reading.problems : [];
      const news = newsOf(this.#form, reading, this.#fields);
      showProblems(this.#form, allProblems(reading));
      const [first] = [...problems, ...news];
      if (first) this.#lead(first.field);
      showSummary(part(this, "summary"), problems, news);
      if ("receipt" in reading && !first) await this.#store(reading);
    } finally {
      this.#isSaving = false;
    }
  }

  /** Reads the receipt: paid now, and pending. */
  #read(): FormReading {
    const at = localTime();
    const fields: Fields = { ...this.#typed, at, offset: phoneOffset(at), status: "pending" };
    return readForm(fields, {
      id: this.#draft.receiptId,
      photoIds: this.#draft.restored?.photoIds ?? [],
      shown: undefined,
      marksOf: this.#marks.all,
      others: this.#model.receipts,
      newSimId: fields["simAdding"] ? this.#newSimId : null,
    });
  }

  async #store({ receipt, sim }: Extract<FormReading, { receipt: unknown }>): Promise<void> {
    await saveReceipt({ receipt, sim, basis: null, draft: this.#draft });
    forgetTicks();
    this.#again.forget();
    part(this, "saved").textContent = message("receipt.saved");
    // the receipt is saved, and the draft is noted as done
    await this.#draft.close().catch(() => undefined);
    location.replace(`${this.dataset["view"]}?id=${receipt.id}#saved`);
  }

  /** Shows the step of a field that must be corrected. */
  #lead(field: string): void {
    const control = this.#form.querySelector<HTMLElement>(`#field-${field}`);
    this.#go(Number(control?.closest<HTMLElement>("[data-at]")?.dataset["at"]) || 3);
    control?.focus();
  }

  get #again(): NumberAgainElement {
    return find(this, "number-again", NumberAgainElement);
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }
}

customElements.define("top-up", TopUpElement);
