/** What the page of imports tells of its work: how far it is, what is wrong, what was done. */
import type { Problem } from "../domain/problem.ts";
import { joinTexts, message, plural } from "../kit/messages.ts";
import { find, part, slot } from "../kit/parts.ts";
import { showProblem } from "../receipts/form-problems.ts";
import type { Brought } from "../store/imports.ts";

// The choices by which a table is read, in a row.
const SHOWN = ["encoding", "delimiter", "decimal", "order", "currency"];

export class Telling {
  readonly #host: HTMLElement;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** What is being done, or null when that has ended. */
  say(code: "import.reading" | "import.saving" | null): void {
    slot(this.#host, "progress").textContent = code ? message(code) : "";
    this.#bar.hidden = code === null;
    this.#bar.removeAttribute("value");
  }

  /** How much of it is done, from 0 to 1. */
  tell(share: number): void {
    this.#bar.hidden = false;
    this.#bar.value = share;
  }

  /** Why a file can't be brought in, or that another one may be. */
  refuse(problem?: Problem): void {
    this.say(null);
    showProblem(this.#host, "import", problem);
  }

  /** What is to be added, and whether rows stand in the way. */
  propose({ receipts, sims, wrong }: Brought & { wrong: number }): void {
    part(this.#host, "stop").hidden = wrong === 0;
    slot(this.#host, "receipts").textContent = plural("import.receipts", receipts.length);
    const line = slot(this.#host, "sims");
    line.textContent = plural("import.sims", sims.length);
    line.hidden = sims.length === 0;
    const isNothing = receipts.length + sims.length === 0;
    find(this.#host, "[data-action=import]", HTMLButtonElement).disabled = isNothing;
  }

  /** What was added, or null once that is no longer so. */
  done(added: Brought | null): void {
    const place = part(this.#host, "done");
    place.hidden = added === null;
    if (!added) return;
    const { receipts, sims } = added;
    const [code, n] =
      receipts.length > 0
        ? (["import.done", receipts.length] as const)
        : (["import.done-sims", sims.length] as const);
    slot(place, "done").textContent = plural(code, n);
    place.focus();
  }

  /** How the file is read, in one line. */
  summarize(form: HTMLFormElement, isTable: boolean): void {
    const chosen = SHOWN.map((name) => {
      const select = find(form, `[name=${name}]`, HTMLSelectElement);
      return select.value ? (select.selectedOptions[0]?.text ?? "") : "";
    });
    slot(form, "how").textContent = isTable ? joinTexts(...chosen) : "";
  }

  get #bar(): HTMLProgressElement {
    return find(this.#host, "progress", HTMLProgressElement);
  }
}
