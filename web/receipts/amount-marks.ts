/**
 * Remembers the marks with which each amount of a form was typed: a draft may come from another
 * language.
 */
import type { Marks } from "../domain/money.ts";
import { AMOUNT_FIELDS } from "../domain/receipt-form.ts";
import { pageMarks } from "../kit/formats.ts";

type MarksOf = Readonly<Record<string, Marks>>;

export class AmountMarks {
  #typed: MarksOf = {};
  readonly #names: readonly string[];

  /** `names` are the fields with amounts. */
  constructor(names: readonly string[] = AMOUNT_FIELDS) {
    this.#names = names;
  }

  restore(marksOf: MarksOf = {}): void {
    this.#typed = { ...marksOf };
  }

  /** Note that a field was changed on this page. */
  note(field: string): void {
    this.#typed = { ...this.#typed, [field]: pageMarks() };
  }

  get all(): MarksOf {
    const marks = pageMarks();
    return Object.fromEntries(this.#names.map((name) => [name, this.#typed[name] ?? marks]));
  }

  /** Return the marks as text, for a field of a draft. */
  get text(): string {
    return JSON.stringify(this.all);
  }

  /** Restore the marks from the text of a draft; without one, nothing has been typed. */
  restoreText(text = "{}"): void {
    this.restore(JSON.parse(text) as MarksOf);
  }
}
