/**
 * <number-again>: asks to type a number again before its first top-up, and names the digits that
 * differ. It warns once, and never prevents the top-up. What was typed is kept for this number: on
 * another page of the app, and after it was closed.
 */
import type { Judge } from "../domain/phone.ts";
import { compareNumbers, type Comparison } from "../domain/same-number.ts";
import { joinSentences } from "../domain/sentences.ts";
import { writeDate } from "../kit/formats.ts";
import { message } from "../kit/messages.ts";
import { fill, find, part } from "../kit/parts.ts";
import { loadJudge } from "../sims/judging.ts";
import type { ReadModel } from "../store/read-model.ts";
import { forgetSideDraft, keepSideDraft, readSideDraft } from "../store/side-drafts.ts";

const DRAFT = "again";

type Kept = { phone: string; country: string };

export class NumberAgainElement extends HTMLElement {
  #kept: Kept = { phone: "", country: "" };
  #judge: Judge | null = null;
  #isKnown = true;
  #hasWarned = false;

  connectedCallback(): void {
    this.addEventListener("input", (event) => {
      event.stopPropagation(); // it is no field of the form around it
      keepSideDraft(DRAFT, { phone: this.#kept.phone, again: this.#input.value });
      this.#say();
    });
  }

  /** Show when the number was topped up last; if never, ask for it again. */
  async show(kept: Kept, model: ReadModel): Promise<void> {
    const isOther = kept.phone !== this.#kept.phone;
    this.#kept = kept;
    this.#judge = kept.phone ? await loadJudge() : null; // without it, only as it was typed
    if (this.#kept !== kept) return; // another number was shown since
    if (isOther) {
      const { phone, again = "" } = readSideDraft(DRAFT) ?? {};
      this.#input.value = phone === kept.phone ? again : "";
      this.#hasWarned = false;
    }
    const last = lastTopUp(kept, model, this.#judge);
    this.#isKnown = !kept.phone || last !== undefined;
    fill(this, { known: last ? message("number.known", { date: writeDate(last) }) : "" });
    part(this, "again").hidden = this.#isKnown;
    this.#say();
  }

  /** Warn of a number that wasn't typed again or differs, once. Return whether it did. */
  warns(): boolean {
    if (this.#hasWarned || this.#isKnown || this.#isSame) return false;
    this.#hasWarned = true;
    this.#say();
    this.#input.focus();
    return true;
  }

  /** Forget what was typed. */
  forget(): void {
    forgetSideDraft(DRAFT);
    this.#input.value = "";
    this.#say();
  }

  /** Return what differs, or "". */
  get difference(): string {
    if (this.#isKnown || !this.#input.value) return "";
    const told = this.#compare().differences.map((each) =>
      message(each.before ? "number.differs" : "number.begins", each),
    );
    return joinSentences(...told);
  }

  get #isSame(): boolean {
    return this.#input.value !== "" && !this.difference;
  }

  #compare(): Comparison {
    const { phone, country } = this.#kept;
    return compareNumbers(this.#input.value, phone, country, this.#judge);
  }

  /** Says that it is the same, or what differs; the latter not yet while digits are missing. */
  #say(): void {
    const isTold = this.#hasWarned || !this.#compare().isShort;
    const difference = isTold ? this.difference : "";
    const goOn = this.#hasWarned && !this.#isSame ? message("number.go-on") : "";
    const said = part(this, "said");
    said.classList.toggle("field__problem", !this.#isSame);
    said.textContent = this.#isSame ? message("number.same") : joinSentences(difference, goOn);
    this.#input.setAttribute("aria-invalid", String(difference !== ""));
  }

  get #input(): HTMLInputElement {
    return find(this, "input", HTMLInputElement);
  }
}

/** Return when the number was topped up last, with any SIM that has it, if that didn't fail. */
function lastTopUp(
  { phone, country }: Kept,
  { sims, receipts }: ReadModel,
  judge: Judge | null,
): string | undefined {
  const own = sims.filter(
    (sim) =>
      sim.phone &&
      (!country || sim.country === country) &&
      compareNumbers(sim.phone, phone, sim.country, judge).differences.length === 0,
  );
  const ids = own.map(({ id }) => id);
  const arrived = receipts.find(
    ({ simId, status }) => ids.includes(simId ?? "") && ["pending", "credited"].includes(status),
  );
  return arrived?.at;
}

customElements.define("number-again", NumberAgainElement);
