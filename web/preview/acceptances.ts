/**
 * Advice that a translator accepts with a reason, and acceptances that they withdraw. Both are
 * saved with the translation.
 */
import { find, part } from "../kit/parts.ts";
import type { Finding } from "./message.ts";

export class Acceptances {
  readonly #root: ShadowRoot;
  /** The reasons, by the rule whose advice is accepted. */
  readonly #accepted = new Map<string, string>();
  readonly #withdrawn = new Set<string>();
  readonly #offered = new Set<string>();

  constructor(root: ShadowRoot) {
    this.#root = root;
  }

  get accept(): Record<string, string> {
    return Object.fromEntries(this.#accepted);
  }

  get withdraw(): string[] {
    return [...this.#withdrawn];
  }

  get isChanged(): boolean {
    return this.#accepted.size + this.#withdrawn.size > 0;
  }

  forget(): void {
    this.#accepted.clear();
    this.#withdrawn.clear();
  }

  /** Start a list of findings: acceptances of what is no longer found are dropped. */
  begin(findings: readonly Finding[]): void {
    this.#offered.clear();
    const found = new Set(findings.filter(({ can }) => can).map(({ about }) => about));
    for (const rule of this.#accepted.keys()) if (!found.has(rule)) this.#accepted.delete(rule);
    for (const rule of this.#withdrawn) if (!found.has(rule)) this.#withdrawn.delete(rule);
  }

  /** Add the button to a finding; of several findings of one rule, only to the first. */
  offer({ can, about }: Finding, row: HTMLElement): void {
    const isFirst = !this.#offered.has(about);
    this.#offered.add(about);
    if (!can || !isFirst) {
      part(row, "act").remove();
      part(row, "why").remove();
    } else if (can === "accept") this.#offerToAccept(about, row);
    else this.#offerToWithdraw(about, can, row);
  }

  #offerToAccept(rule: string, row: HTMLElement): void {
    const input = find(row, "input", HTMLInputElement);
    const show = (): void => {
      const reason = this.#accepted.get(rule);
      part(row, "why").hidden = reason === undefined;
      input.disabled = reason === undefined; // a hidden field must not be required
      input.value = reason ?? "";
      find(row, "button", HTMLElement).textContent = this.#word(
        reason === undefined ? "accept" : "undo",
      );
    };
    find(row, "button", HTMLElement).addEventListener("click", () => {
      if (!this.#accepted.delete(rule)) this.#accepted.set(rule, "");
      show();
      input.focus();
    });
    input.addEventListener("input", () => this.#accepted.set(rule, input.value));
    show();
  }

  #offerToWithdraw(rule: string, can: "withdraw" | "drop", row: HTMLElement): void {
    part(row, "why").remove();
    const planned = part(row, "planned");
    planned.textContent = this.#word("planned");
    const show = (): void => {
      planned.hidden = !this.#withdrawn.has(rule);
      const word = planned.hidden ? can : "keep";
      find(row, "button", HTMLElement).textContent = this.#word(word);
    };
    find(row, "button", HTMLElement).addEventListener("click", () => {
      if (!this.#withdrawn.delete(rule)) this.#withdrawn.add(rule);
      show();
    });
    show();
  }

  #word(name: string): string {
    return find(this.#root, `[data-word=${name}]`, HTMLElement).textContent ?? "";
  }
}
