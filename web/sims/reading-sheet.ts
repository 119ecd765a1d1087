/** <reading-sheet>: a balance that was just read, and the marks below which it is low. */
import { changedFields, type Fields } from "../domain/fields.ts";
import { type ReadingForm, parseReading, startReading } from "../domain/reading-form.ts";
import type { Sim } from "../domain/sim.ts";
import { fillChoices, nameChoice } from "../kit/choices.ts";
import { wordsIn } from "../kit/currency-words.ts";
import { clearFailures, reportFailure } from "../kit/failures.ts";
import { readFields, renewFields, unfoldFilled, writeFields } from "../kit/form-fields.ts";
import { localTime, pageMarks } from "../kit/formats.ts";
import { onAction } from "../kit/log-element.ts";
import { find, part } from "../kit/parts.ts";
import { AmountMarks } from "../receipts/amount-marks.ts";
import { accepts, problemsOf, recheckTold, showProblems } from "../receipts/form-problems.ts";
import { phoneOffset } from "../domain/phone-clock.ts";
import { newId } from "../store/clock.ts";
import { askToPersist } from "../store/persistence.ts";
import { saveReading } from "../store/sims.ts";
import { keepTyped } from "../kit/side-drafts.ts";
import { forgetSideDraft, readSideDraft } from "../store/side-drafts.ts";

const AMOUNTS = ["readingMoney", "readingData", "readingMinutes", "lowMoney", "lowData"];
const PAIRS = {
  readingMoney: "readingCurrency",
  readingData: "readingDataUnit",
  lowMoney: "readingCurrency",
  lowData: "lowDataUnit",
};

export class ReadingSheetElement extends HTMLElement {
  #sim!: Sim;
  readonly #marks = new AmountMarks(AMOUNTS);
  /** The values of the untouched form. */
  #start: Fields = {};
  #currency = "";
  readonly #words = wordsIn(navigator.languages);

  connectedCallback(): void {
    onAction(this, "cancel", () => this.#dialog.close());
    onAction(this, "discard", () => this.#discard());
    this.#form.addEventListener("input", this.#keep);
    document.addEventListener("visibilitychange", this.#renewTime);
    this.#form.addEventListener("change", this.#recheck);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save().catch(reportFailure);
    });
  }

  /**
   * Show the sheet for a SIM. `currencies` are those that its balance may have, most likely first.
   */
  open(sim: Sim, currencies: readonly string[]): void {
    this.#sim = sim;
    const typed = readSideDraft(this.#draft);
    this.#currency = currencies[0] ?? "";
    fillChoices(this.#form, { currencies, countries: [] });
    this.#begin();
    if (typed) writeFields(this.#form, typed, nameChoice);
    this.#marks.restoreText(typed?.["marks"]);
    part(this, "restored").hidden = !typed;
    unfoldFilled(this.#form);
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#focusFirst();
  }

  #begin(): void {
    this.#form.reset();
    this.#marks.restore();
    const start = startReading(this.#sim, this.#currency, localTime(), pageMarks());
    writeFields(this.#form, start, nameChoice);
    this.#start = readFields(this.#form);
    showProblems(this.#form, []);
  }

  #focusFirst(): void {
    const first = this.#sim.isDataOnly ? "readingData" : "readingMoney";
    find(this.#form, `#field-${first}`, HTMLInputElement).focus();
  }

  #keep = ({ target }: Event): void => {
    this.#marks.note((target as HTMLInputElement).name);
    const changed = changedFields(readFields(this.#form), this.#start, PAIRS);
    keepTyped(this.#draft, changed, { marks: this.#marks.text });
  };

  /** A reading whose time the user has not set gets the time of saving. */
  #renewTime = (): void => {
    const now = { readingAt: localTime() };
    renewFields(this.#form, this.#start, now);
    this.#start = { ...this.#start, ...now };
  };

  #discard(): void {
    forgetSideDraft(this.#draft);
    this.#begin();
    part(this, "restored").hidden = true;
    this.#focusFirst();
  }

  #recheck = (): void => {
    const reading = this.#read();
    recheckTold(this.#form, problemsOf(reading));
  };

  #read(): ReadingForm {
    return parseReading(readFields(this.#form), {
      now: Date.now(),
      id: newId(),
      sim: this.#sim,
      marks: pageMarks(),
      marksOf: this.#marks.all,
      words: this.#words,
      offsetAt: phoneOffset,
    });
  }

  async #save(): Promise<void> {
    askToPersist();
    this.#renewTime();
    const result = this.#read();
    if (!accepts(this.#form, result)) return;
    await saveReading(this.#sim.id, result.reading, result.marks);
    forgetSideDraft(this.#draft);
    clearFailures();
    this.#dialog.close();
  }

  get #draft(): string {
    return `balance:${this.#sim.id}`;
  }

  get #dialog(): HTMLDialogElement {
    return find(this, "dialog", HTMLDialogElement);
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }
}

customElements.define("reading-sheet", ReadingSheetElement);
