/**
 * <claim-form>: edits the claim about a receipt: with whom it was opened, and when the answer is
 * due.
 */
import { ANSWER_DAYS, claimToFields, parseClaim } from "../domain/claim.ts";
import { answerDay } from "../domain/deadline.ts";
import { changedFields, type Fields } from "../domain/fields.ts";
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { clearFailures, reportFailure } from "../kit/failures.ts";
import { readFields, renewFields, writeFields } from "../kit/form-fields.ts";
import { today, writeDate, writeMoney } from "../kit/formats.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { joinTexts } from "../kit/messages.ts";
import { fill, find, part } from "../kit/parts.ts";
import { accepts, allProblems, recheckField, showProblems } from "../receipts/form-problems.ts";
import { keepTyped } from "../kit/side-drafts.ts";
import { forgetSideDraft, readSideDraft } from "../store/side-drafts.ts";
import { simNames } from "../sims/sim-names.ts";
import { readModel } from "../store/read-model.ts";
import { saveClaim } from "../store/receipts.ts";
import { showDeadlines } from "./deadline-list.ts";
import { type About, copyLetter, shareLetter, writeLetters } from "./letters.ts";

class ClaimFormElement extends LogElement {
  readonly #id = new URLSearchParams(location.search).get("id");
  readonly #draft = `claim:${this.#id}`;
  #isShown = false;
  #about: Pick<About, "receipt" | "sim"> | undefined;
  /** The values of the untouched form. */
  #start: Fields = {};

  protected override listen(signal: AbortSignal): void {
    const submit = (event: Event) => {
      event.preventDefault();
      this.#save().catch(reportFailure);
    };
    this.#form.addEventListener("submit", submit, { signal });
    const recheck = ({ target }: Event) => {
      const reading = parseClaim(readFields(this.#form), today());
      recheckField(this.#form, (target as HTMLInputElement).name, allProblems(reading));
    };
    this.#form.addEventListener("change", recheck, { signal });
    this.#form.addEventListener("input", () => this.#keep(), { signal });
    const rewrite = () => void this.#write().catch(reportFailure);
    this.#form.addEventListener("change", rewrite, { signal });
    onAction(this, "copy-letter", (button) => copyLetter(this, button), signal);
    onAction(this, "share-letter", (button) => shareLetter(this, button), signal);
    onAction(this, "discard", () => this.#discard(), signal);
  }

  protected override async show(): Promise<void> {
    const { receipts, sims } = await readModel();
    const receipt = receipts.find(({ id }) => id === this.#id);
    this.hidden = !receipt;
    if (!receipt) return;
    const sim = sims.find(({ id }) => id === receipt.simId);
    const country = sim?.country ?? "";
    this.#about = { receipt, sim };
    const named = answerDay(showDeadlines(this, receipt, sim), receipt, today());
    const start = claimToFields(receipt.claim, today(), country, named);
    // Untouched fields take over the new day, and what another tab has saved.
    if (this.#isShown) renewFields(this.#form, this.#start, start);
    this.#start = start;
    if (!this.#isShown) {
      this.#isShown = true;
      part(this, "rule").hidden = !(country in ANSWER_DAYS);
      part(this, "card").hidden = receipt.means !== "card";
      this.#showReceipt(receipt, sims);
    }
    await this.#write();
  }

  /** Writes the text of the claim with the present values of the form. */
  async #write(): Promise<void> {
    const { claimReference: reference = "", claimAnswerBy: answerBy = "" } = readFields(this.#form);
    if (this.#about) await writeLetters(this, { ...this.#about, reference, answerBy });
  }

  #showReceipt(receipt: Receipt, sims: readonly Sim[]): void {
    fill(this, {
      amount: writeMoney(receipt.paid),
      about: joinTexts(writeDate(receipt.at), simNames(sims)(receipt)),
    });
    find(this, "a[data-part=slip]", HTMLAnchorElement).search = `?id=${receipt.id}`;
    const typed = readSideDraft(this.#draft);
    writeFields(this.#form, { ...this.#start, ...typed });
    part(this, "restored").hidden = !typed;
    showProblems(this.#form, []);
  }

  #keep(): void {
    keepTyped(this.#draft, changedFields(readFields(this.#form), this.#start));
  }

  #discard(): void {
    forgetSideDraft(this.#draft);
    writeFields(this.#form, this.#start);
    showProblems(this.#form, []);
    part(this, "restored").hidden = true;
    find(this.#form, "#field-claimOpenedOn", HTMLInputElement).focus();
  }

  async #save(): Promise<void> {
    const reading = parseClaim(readFields(this.#form), today());
    if (!accepts(this.#form, reading, this.#start)) return;
    await saveClaim(this.#id ?? "", reading.claim);
    forgetSideDraft(this.#draft);
    clearFailures();
    part(this, "restored").hidden = true;
    location.assign(find(this, "a[data-part=slip]", HTMLAnchorElement).href);
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }
}

customElements.define("claim-form", ClaimFormElement);
