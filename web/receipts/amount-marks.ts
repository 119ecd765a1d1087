/** The marks that each amount of a form was typed with: a draft may come from another language. */
import type { Marks } from "../domain/money.ts";
import { pageMarks } from "../kit/formats.ts";

const AMOUNTS = ["amount", "fee", "credited", "balanceBefore", "balanceAfter"];

export class AmountMarks {
  #typed: Record<string, Marks> = {};

  restore(marksOf: Readonly<Record<string, Marks>> = {}): void {
    this.#typed = { ...marksOf };
  }

  /** The field was typed in on this page. */
  note(field: string): void {
    this.#typed[field] = pageMarks();
  }

  get all(): Record<string, Marks> {
    const marks = pageMarks();
    return Object.fromEntries(AMOUNTS.map((name) => [name, this.#typed[name] ?? marks]));
  }
}
