/** What the check says of the translation while it is typed. */
import { copyTemplate, fill, slot } from "../kit/parts.ts";
import type { Finding } from "./message.ts";

const AFTER = 250; // ms without a keystroke

type Ask = () => Promise<Finding[]>;

export class Findings {
  readonly #root: ShadowRoot;
  #planned: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(root: ShadowRoot) {
    this.#root = root;
  }

  /** Ask when nothing was typed for a moment. */
  plan(ask: Ask): void {
    clearTimeout(this.#planned);
    this.#planned = setTimeout(() => void this.look(ask), AFTER);
  }

  /** Ask now; an answer that comes after a later question is left unread. */
  async look(ask: Ask): Promise<void> {
    const number = ++this.#asked;
    const findings = await ask();
    if (number === this.#asked) this.#show(findings);
  }

  clear(): void {
    clearTimeout(this.#planned);
    this.#asked++;
    this.#show([]);
  }

  #show(findings: readonly Finding[]): void {
    const rows = findings.map(({ severity, problem, remedy, rule }) => {
      const row = copyTemplate(this.#root, "finding");
      row.dataset["severity"] = severity;
      fill(row, { severity, problem, remedy, rule });
      return row;
    });
    slot(this.#root, "findings").replaceChildren(...rows);
  }
}
