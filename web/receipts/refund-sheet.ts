/** <refund-sheet>: asks how much of a top-up was paid back. */
import { type AmountReading, parseAmount, toTyped } from "../domain/money.ts";
import type { Receipt } from "../domain/receipt.ts";
import { wordsIn } from "../kit/currency-words.ts";
import { reportFailure } from "../kit/failures.ts";
import { readFields, writeFields } from "../kit/form-fields.ts";
import { pageMarks } from "../kit/formats.ts";
import { onAction } from "../kit/log-element.ts";
import { find, slot } from "../kit/parts.ts";
import { setStatus } from "../store/receipts.ts";
import { showProblem } from "./form-problems.ts";

export class RefundSheetElement extends HTMLElement {
  #receipt!: Receipt;
  readonly #words = wordsIn(navigator.languages);

  connectedCallback(): void {
    onAction(this, "cancel", () => this.#dialog.close());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save().catch(reportFailure);
    });
  }

  /** Show the sheet for a receipt; the amount paid is filled in. */
  open(receipt: Receipt): void {
    this.#receipt = receipt;
    slot(this, "currency").textContent = receipt.paid.currency;
    writeFields(this.#form, { refund: toTyped(receipt.paid, pageMarks()) });
    showProblem(this.#form, "refund");
    this.#dialog.showModal();
    find(this.#form, "input", HTMLInputElement).select();
  }

  async #save(): Promise<void> {
    const reading = this.#read();
    if ("money" in reading) {
      await setStatus(this.#receipt.id, "refunded", reading.money);
      this.#dialog.close();
      return;
    }
    const { problem, values } = reading;
    showProblem(this.#form, "refund", { code: problem, ...(values && { values }) });
    find(this.#form, "input", HTMLInputElement).focus();
  }

  #read(): AmountReading {
    const { refund = "" } = readFields(this.#form);
    const { paid } = this.#receipt;
    const reading = parseAmount(refund, paid.currency, pageMarks(), this.#words);
    if ("problem" in reading || reading.money.amount <= paid.amount) return reading;
    return { problem: "amount.too-large", values: { largest: toTyped(paid, pageMarks()) } };
  }

  get #dialog(): HTMLDialogElement {
    return find(this, "dialog", HTMLDialogElement);
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }
}

customElements.define("refund-sheet", RefundSheetElement);
