/** Shows the state of an import: progress, problems, results. */
import type { Problem } from "../domain/problem.ts";
import { joinTexts, message, plural } from "../kit/messages.ts";
import { find, part, slot } from "../kit/parts.ts";
import { showProblem } from "../receipts/form-problems.ts";
import type { Brought } from "../store/imports.ts";

// The choices that the summary names, in order.
const SHOWN = ["encoding", "delimiter", "decimal", "order", "currency"];

export class ImportStatus {
  readonly #host: HTMLElement;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Show what is being done; null when it has ended. */
  say(code: "import.reading" | "import.saving" | null): void {
    slot(this.#host, "progress").textContent = code ? message(code) : "";
    this.#bar.hidden = code === null;
    this.#bar.removeAttribute("value");
  }

  /** Show how much is done, from 0 to 1. */
  tell(share: number): void {
    this.#bar.hidden = false;
    this.#bar.value = share;
  }

  /** Show why a file can't be imported; without a problem, show nothing. */
  refuse(problem?: Problem): void {
    this.say(null);
    showProblem(this.#host, "import", problem);
  }

  /** Show what would be added, and whether rows must be corrected first. */
  propose({ receipts, sims, wrong }: Brought & { wrong: number }): void {
    part(this.#host, "stop").hidden = wrong === 0;
    slot(this.#host, "receipts").textContent = plural("import.receipts", receipts.length);
    const line = slot(this.#host, "sims");
    line.textContent = plural("import.sims", sims.length);
    line.hidden = sims.length === 0;
    const isNothing = receipts.length + sims.length === 0;
    find(this.#host, "[data-action=import]", HTMLButtonElement).disabled = isNothing;
  }

  /** Show what was added; null hides it. */
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

  /** Show in one line how the file is read. */
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
