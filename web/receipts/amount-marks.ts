/** The marks that each amount of a form was typed with: a draft may come from another language. */
import type { Marks } from "../domain/money.ts";
import { pageMarks } from "../kit/formats.ts";

type MarksOf = Readonly<Record<string, Marks>>;

const AMOUNTS = ["amount", "fee", "credited", "balanceBefore", "balanceAfter"];

export class AmountMarks {
  #typed: MarksOf = {};
  readonly #names: readonly string[];

  /** `names` are the fields that hold amounts. */
  constructor(names: readonly string[] = AMOUNTS) {
    this.#names = names;
  }

  restore(marksOf: MarksOf = {}): void {
    this.#typed = { ...marksOf };
  }

  /** The field was typed in on this page. */
  note(field: string): void {
    this.#typed = { ...this.#typed, [field]: pageMarks() };
  }

  get all(): MarksOf {
    const marks = pageMarks();
    return Object.fromEntries(this.#names.map((name) => [name, this.#typed[name] ?? marks]));
  }

  /** The marks as a text beside the fields of a draft. */
  get text(): string {
    return JSON.stringify(this.all);
  }

  /** Take the marks over from such a text; without one, nothing was typed yet. */
  restoreText(text = "{}"): void {
    this.restore(JSON.parse(text) as MarksOf);
  }
}
