/** Shows what the check finds in the translation while it is typed. */
import { copyTemplate, fill, part, slot } from "../kit/parts.ts";
import { Acceptances } from "./acceptances.ts";
import type { Finding } from "./message.ts";

const AFTER = 250; // in ms, without a keystroke

type Ask = () => Promise<Finding[]>;

export class Findings {
  readonly acceptances: Acceptances;
  readonly #root: ShadowRoot;
  #planned: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #shown = "";

  constructor(root: ShadowRoot) {
    this.#root = root;
    this.acceptances = new Acceptances(root);
  }

  /** Ask after a short pause in typing. */
  plan(ask: Ask): void {
    clearTimeout(this.#planned);
    this.#planned = setTimeout(() => void this.look(ask), AFTER);
  }

  /** Ask now. An answer that arrives after a later question is ignored. */
  async look(ask: Ask): Promise<void> {
    const number = ++this.#asked;
    const findings = await ask();
    if (number === this.#asked) this.#show(findings);
  }

  clear(): void {
    clearTimeout(this.#planned);
    this.#asked++;
    this.acceptances.forget();
    this.#show([]);
  }

  /** An unchanged list stays, with what is typed in it. */
  #show(findings: readonly Finding[]): void {
    const shown = JSON.stringify(findings);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.acceptances.begin(findings);
    const rows = findings.map((finding) => {
      const { severity, problem, remedy, rule, reason } = finding;
      const row = copyTemplate(this.#root, "finding");
      row.dataset["severity"] = severity;
      fill(row, { severity, problem, remedy: remedy || reason, rule });
      this.acceptances.offer(finding, row);
      return row;
    });
    slot(this.#root, "findings").replaceChildren(...rows);
    part(this.#root, "said").tabIndex = rows.length > 0 ? 0 : -1;
    this.#keepFieldInSight();
  }

  /** On a narrow screen, findings lie over the end of the panel: the field stays above them. */
  #keepFieldInSight(): void {
    const height = part(this.#root, "at-hand").offsetHeight;
    part(this.#root, "inside").style.scrollPaddingBlockEnd = `${height}px`;
    const field = this.#root.activeElement;
    if (field instanceof HTMLTextAreaElement) field.scrollIntoView({ block: "nearest" });
  }
}
