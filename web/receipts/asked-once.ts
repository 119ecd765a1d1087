/**
 * Remembers which warnings the user has seen when saving: each is shown once, and none about stored
 * values.
 */
import type { Fields } from "../domain/fields.ts";
import type { FieldProblem } from "../domain/problem.ts";

export class AskedOnce {
  #asked = "";

  /** Return the warnings to show now; none if the same ones were shown the last time. */
  news(warnings: readonly FieldProblem[], fields: Fields, shown?: Fields): FieldProblem[] {
    const news = warnings.filter(({ field }) => fields[field] !== shown?.[field]);
    const asked = JSON.stringify(news.map(({ field, code }) => [code, fields[field]]));
    const isSame = asked === this.#asked;
    this.#asked = asked;
    return isSame ? [] : news;
  }
}
