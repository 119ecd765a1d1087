/** The warnings that saving a form asks about: each once, and none about what is stored so. */
import type { Fields } from "../domain/fields.ts";
import type { FieldProblem } from "../domain/problem.ts";

export class AskedOnce {
  #asked = "";

  /** The warnings to ask about now; none if the same were asked about the last time. */
  news(warnings: readonly FieldProblem[], fields: Fields, shown?: Fields): FieldProblem[] {
    const news = warnings.filter(({ field }) => fields[field] !== shown?.[field]);
    const asked = JSON.stringify(news.map(({ field, code }) => [code, fields[field]]));
    const isSame = asked === this.#asked;
    this.#asked = asked;
    return isSame ? [] : news;
  }
}
