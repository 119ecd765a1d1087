/**
 * Base of a list of trips or rates, each with a button to delete it, and the form that adds one.
 */
import type { Fields } from "../domain/fields.ts";
import { changedFields } from "../domain/fields.ts";
import type { FieldProblem } from "../domain/problem.ts";
import { reportFailure } from "../kit/failures.ts";
import { readFields, renewFields, writeFields } from "../kit/form-fields.ts";
import { onAction } from "../kit/log-element.ts";
import { copyTemplate, fill, find, part } from "../kit/parts.ts";
import { AmountMarks } from "../receipts/amount-marks.ts";
import { accepts, allProblems, recheckField } from "../receipts/form-problems.ts";
import { keepTyped } from "../kit/side-drafts.ts";
import { forgetSideDraft, readSideDraft } from "../store/side-drafts.ts";
import { deleteTripOrRate } from "../store/costs.ts";

type Parts = { form: HTMLFormElement; list: HTMLElement };

export abstract class ListForm<T extends { id: string }, Content extends object> {
  protected readonly host: HTMLElement;
  readonly #name: "trip" | "rate";
  /** The marks with which the amounts of a rate were typed. */
  protected readonly marks = new AmountMarks(["rateOf", "rateIs"]);
  #start: Fields = {};

  constructor(host: HTMLElement, signal: AbortSignal, name: "trip" | "rate") {
    this.host = host;
    this.#name = name;
    const { form } = this.#parts;
    const submit = (event: Event) => {
      event.preventDefault();
      this.#add().catch(reportFailure);
    };
    form.addEventListener("submit", submit, { signal });
    form.addEventListener("input", this.#keep, { signal });
    const recheck = ({ target }: Event) => {
      const { name: field } = target as HTMLInputElement;
      recheckField(form, field, allProblems(this.read(readFields(form))));
    };
    form.addEventListener("change", recheck, { signal });
    const remove = ({ dataset }: HTMLElement) => deleteTripOrRate(`${name}s`, dataset["id"] ?? "");
    onAction(host, `delete-${name}`, remove, signal);
    this.begin();
    const draft = readSideDraft(this.#draft);
    writeFields(form, draft ?? {});
    this.marks.restoreText(draft?.["marks"]);
    this.#fold.open = draft !== null;
  }

  protected showList(items: readonly T[]): void {
    const rows = items.map((item) => {
      const row = copyTemplate(this.host, this.#name);
      const name = this.nameOf(item);
      fill(row, { name, for: ` ${name}` });
      find(row, "button", HTMLElement).dataset["id"] = item.id;
      return row;
    });
    this.#parts.list.replaceChildren(...rows);
    // Untouched fields move on when the day changes.
    renewFields(this.#parts.form, this.#start, this.start);
    this.#start = { ...this.#start, ...this.start };
  }

  protected abstract nameOf(item: T): string;
  /** Return the content of the fields, or their problems. */
  protected abstract read(fields: Fields): Content | { problems: FieldProblem[] };
  protected abstract save(content: Content): Promise<void>;
  /** The values of an empty form. */
  protected abstract get start(): Fields;

  protected begin(): void {
    const { form } = this.#parts;
    form.reset();
    writeFields(form, this.start);
    this.marks.restore();
    this.#start = readFields(form);
  }

  async #add(): Promise<void> {
    const { form } = this.#parts;
    const reading = this.read(readFields(form));
    if (!accepts(form, reading)) return;
    await this.save(reading);
    forgetSideDraft(this.#draft);
    this.begin();
    this.#fold.open = false;
    find(this.#fold, "summary", HTMLElement).focus();
  }

  #keep = ({ target }: Event): void => {
    this.marks.note((target as HTMLInputElement).name);
    const changed = changedFields(readFields(this.#parts.form), this.#start);
    keepTyped(this.#draft, changed, { marks: this.marks.text });
  };

  get #draft(): string {
    return `costs:${this.#name}`;
  }

  /** The `<details>` around the form. */
  get #fold(): HTMLDetailsElement {
    return this.#parts.form.parentElement as HTMLDetailsElement;
  }

  get #parts(): Parts {
    const form = part(this.host, `${this.#name}-form`) as HTMLFormElement;
    return { form, list: part(this.host, `${this.#name}-list`) };
  }
}
