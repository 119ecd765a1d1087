/** The panel: switches for marks, the messages of this page, and the editor of one. */
import { find, part, slot } from "../kit/parts.ts";
import { Editor } from "./editor.ts";
import type { Found } from "./finding.ts";
import { makeRoom, placeApart } from "./placing.ts";
import { PreviewServer } from "./server.ts";
import { saveWork } from "./work.ts";

const KEPT = "nobars:preview";
/** The states of messages that a release would show in English. */
const TO_DO: ReadonlySet<string> = new Set(["untranslated", "fuzzy", "wrong"]);
type Kept = { open: boolean; switches: Record<string, boolean> };

export class Panel {
  readonly host = find(document, "nobars-preview", HTMLElement);
  readonly states = new Map<number, string>();
  onChange: () => void = () => {};
  readonly #root: ShadowRoot;
  readonly #editor: Editor;
  readonly #server: PreviewServer;

  constructor() {
    const root = this.host.shadowRoot;
    if (!root) throw new Error("This browser knows no declarative shadow roots.");
    this.#root = root;
    this.#server = new PreviewServer(this.api, this.host.dataset["token"] ?? "");
    this.#editor = new Editor(root, this.#server);
    for (const button of this.#messages) {
      const index = Number(button.dataset["index"]);
      this.states.set(index, button.dataset["state"] ?? "");
      button.addEventListener("click", () => void this.#editor.open(index));
    }
    this.#restore();
    root.addEventListener("change", () => this.#keep());
    root.addEventListener("input", () => this.#filter());
    this.#details.addEventListener("toggle", () => this.#keep());
    for (const button of root.querySelectorAll("[data-act=next]")) {
      button.addEventListener("click", () => void this.#openNext());
    }
    find(root, "[data-act=work]", HTMLElement).addEventListener("click", () => {
      void saveWork(root, this.#server);
    });
  }

  /** Return the address of the server's answers for this page's language. */
  get api(): string {
    return this.host.dataset["api"] ?? "";
  }

  /** Return the version of the words on this page. */
  get version(): string {
    return this.host.dataset["version"] ?? "";
  }

  /** Return the states that are marked in the page. */
  get shown(): ReadonlySet<string> {
    return new Set(["untranslated", "fuzzy"].filter((name) => this.#switch(name).checked));
  }

  /** Return whether a click without a modifier key edits. */
  get isEditing(): boolean {
    return this.#switch("edit").checked;
  }

  /** Return whether there are unsaved changes. */
  get isTyping(): boolean {
    return this.#editor.isTyping;
  }

  /** Open the editor for a message, or list several. The clicked text stays visible. */
  async show({ indexes, box }: Found): Promise<void> {
    this.#details.open = true;
    makeRoom(this.host, true);
    if (this.isTyping) return this.#editor.tellUnsaved();
    const [only, ...others] = indexes;
    if (only !== undefined && others.length === 0) await this.#editor.open(only);
    else {
      this.#editor.close();
      this.#filter(new Set(indexes));
    }
    placeApart(this.host, box());
  }

  /** Opens the next message to translate: on this page first, then in the whole catalog. */
  async #openNext(): Promise<void> {
    if (this.isTyping) return this.#editor.tellUnsaved();
    const open = [...this.states].filter(([, state]) => TO_DO.has(state)).map(([index]) => index);
    const { index } = this.#editor;
    const at = open.indexOf(index);
    // After a message of another page, continue there: this page's are done.
    const here = index < 0 || at >= 0 ? open[at + 1] : undefined;
    const next = here ?? (await this.#server.next(Math.max(index, 0)));
    if (next !== null) await this.#editor.open(next);
    part(this.#root, "done").hidden = next !== null;
  }

  /** Move the panel into an open modal dialog, because nothing outside it can be used. */
  stayReachable(): void {
    const place = document.querySelector("dialog:modal") ?? document.body;
    if (this.host.parentElement !== place) place.append(this.host);
  }

  tellBroken(problem: string | null): void {
    part(this.#root, "problem").hidden = problem === null;
    slot(this.#root, "broken").textContent = problem ?? "";
  }

  tellWaiting(): void {
    this.#editor.tellWaiting();
  }

  #filter(only?: ReadonlySet<number>): void {
    const text = find(this.#root, "#find-text", HTMLInputElement).value.toLowerCase();
    const state = find(this.#root, "#find-state", HTMLSelectElement).value;
    for (const button of this.#messages) {
      const isIn = only?.has(Number(button.dataset["index"])) ?? true;
      const hasText = (button.textContent ?? "").toLowerCase().includes(text);
      const hasState = !state || button.dataset["state"] === state;
      const row = button.closest("li");
      if (row) row.hidden = !(isIn && (only !== undefined || (hasText && hasState)));
    }
  }

  #keep(): void {
    const names = ["untranslated", "fuzzy", "edit"];
    const switches = Object.fromEntries(names.map((name) => [name, this.#switch(name).checked]));
    const kept: Kept = { open: this.#details.open, switches };
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
    makeRoom(this.host, kept.open);
    this.onChange();
  }

  #restore(): void {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as Kept | null;
    if (!kept) return;
    this.#details.open = kept.open;
    makeRoom(this.host, kept.open);
    for (const [name, isOn] of Object.entries(kept.switches)) this.#switch(name).checked = isOn;
  }

  #switch(name: string): HTMLInputElement {
    return find(this.#root, `input[name=${name}]`, HTMLInputElement);
  }

  get #messages(): HTMLButtonElement[] {
    return [...this.#root.querySelectorAll<HTMLButtonElement>("[data-part=messages] button")];
  }

  get #details(): HTMLDetailsElement {
    return find(this.#root, "details.panel", HTMLDetailsElement);
  }
}
