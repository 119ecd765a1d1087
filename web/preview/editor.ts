/** The editor of a message, in the panel. */
import { copyTemplate, find, part, slot } from "../kit/parts.ts";
import { Findings } from "./findings.ts";
import type { Message } from "./message.ts";
import { showPlaces, showReference } from "./reference.ts";
import type { PreviewServer } from "./server.ts";

export class Editor {
  readonly #root: ShadowRoot;
  readonly #server: PreviewServer;
  readonly #findings: Findings;
  #index = -1;
  #before: string[] = [];

  constructor(root: ShadowRoot, server: PreviewServer) {
    this.#root = root;
    this.#server = server;
    this.#findings = new Findings(root);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#save();
    });
    this.#form.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLTextAreaElement) this.#findings.plan(this.#ask);
    });
    this.#form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#form.requestSubmit();
    });
    find(root, "[data-act=close]", HTMLElement).addEventListener("click", () => this.close());
    part(root, "pages").addEventListener("toggle", () => void this.#showPages());
  }

  /** Return the index of the message that is or was open; -1 before the first. */
  get index(): number {
    return this.#index;
  }

  /** Return whether there are unsaved changes. */
  get isTyping(): boolean {
    const isChanged = this.#typed.join("\0") !== this.#before.join("\0");
    return !this.#form.hidden && (isChanged || this.#findings.acceptances.isChanged);
  }

  async open(index: number): Promise<void> {
    const message = await this.#server.message(index);
    this.#index = index;
    this.#show(message);
    part(this.#root, "overview").hidden = true;
    this.#form.hidden = false;
    this.#form.querySelector("textarea")?.focus();
    if (message.editable && message.strings.some(Boolean)) await this.#findings.look(this.#ask);
  }

  close(): void {
    this.#form.hidden = true;
    part(this.#root, "overview").hidden = false;
  }

  tell(problem: string): void {
    slot(this.#root, "problem").textContent = problem;
    slot(this.#root, "problem").hidden = !problem;
  }

  tellWaiting(): void {
    this.tell(this.#word("waiting"));
  }

  tellUnsaved(): void {
    this.tell(this.#word("unsaved"));
  }

  #show(message: Message): void {
    const { state, strings, editable, numbers = [] } = message;
    this.#before = strings;
    this.#findings.clear();
    showReference(this.#root, message);
    const fields = strings.map((text, n) => this.#field(text, numbers[n]));
    slot(this.#root, "forms").replaceChildren(...fields);
    part(this.#root, "fuzzy").hidden = state !== "fuzzy";
    find(this.#root, "[name=keep-fuzzy]", HTMLInputElement).checked = false;
    find(this.#form, "[type=submit]", HTMLButtonElement).hidden = !editable;
    slot(this.#root, "forms").hidden = !editable;
    find(this.#root, "[data-part=pages]", HTMLDetailsElement).open = false;
    this.tell(message.problem);
  }

  /**
   * Return a field for a text, or for one of several plural forms with examples of its numbers.
   */
  #field(text: string, numbers?: string): HTMLElement {
    const field = copyTemplate(this.#root, "form");
    slot(field, "label").textContent = numbers
      ? `${this.#word("form")} ${numbers}`
      : this.#word("translation");
    const area = find(field, "textarea", HTMLTextAreaElement);
    area.value = text;
    area.lang = document.documentElement.lang;
    area.dir = document.documentElement.dir;
    return field;
  }

  async #save(): Promise<void> {
    const fuzzy = find(this.#root, "[name=keep-fuzzy]", HTMLInputElement).checked;
    const { accept, withdraw } = this.#findings.acceptances;
    const edit = { before: this.#before, strings: this.#typed, fuzzy, accept, withdraw };
    const problem = await this.#server.save(this.#index, edit);
    this.tell(problem ?? "");
    if (problem === null) this.close();
  }

  async #showPages(): Promise<void> {
    if (!find(this.#root, "[data-part=pages]", HTMLDetailsElement).open) return;
    showPlaces(this.#root, await this.#server.pages(this.#index));
  }

  #ask = (): ReturnType<PreviewServer["check"]> => this.#server.check(this.#index, this.#typed);

  #word(name: string): string {
    return find(this.#root, `[data-word=${name}]`, HTMLElement).textContent ?? "";
  }

  get #typed(): string[] {
    return [...this.#form.querySelectorAll("textarea")].map(({ value }) => value);
  }

  get #form(): HTMLFormElement {
    return find(this.#root, "form", HTMLFormElement);
  }
}
