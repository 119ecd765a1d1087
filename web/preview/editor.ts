/** The editor of one message, in the panel. */
import { copyTemplate, find, part, slot } from "../kit/parts.ts";

type Message = {
  state: string;
  source: string[];
  context: string;
  comments: string[];
  places: string[];
  catalog: string;
  strings: string[];
  editable: boolean;
  problem: string;
};
type Place = { title: string; url: string };

export class Editor {
  readonly #root: ShadowRoot;
  readonly #api: string;
  readonly #token: string;
  #index = 0;
  #before: string[] = [];

  constructor(root: ShadowRoot, api: string, token: string) {
    this.#root = root;
    this.#api = api;
    this.#token = token;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#save();
    });
    find(root, "[data-act=close]", HTMLElement).addEventListener("click", () => this.close());
    part(root, "pages").addEventListener("toggle", () => void this.#showPages());
  }

  /** Whether something is typed that is not saved. */
  get isTyping(): boolean {
    return !this.#form.hidden && this.#typed.join("\0") !== this.#before.join("\0");
  }

  async open(index: number): Promise<void> {
    const response = await fetch(`${this.#api}messages/${index}`);
    this.#index = index;
    this.#show((await response.json()) as Message);
    part(this.#root, "overview").hidden = true;
    this.#form.hidden = false;
    this.#form.querySelector("textarea")?.focus();
  }

  close(): void {
    this.#form.hidden = true;
    part(this.#root, "overview").hidden = false;
  }

  tellWaiting(): void {
    this.#tell(this.#word("waiting"));
  }

  #show(message: Message): void {
    const { state, context, comments, catalog, places, source, strings, editable } = message;
    this.#before = strings;
    const sources = source.map((text) =>
      Object.assign(document.createElement("p"), { textContent: text }),
    );
    slot(this.#root, "sources").replaceChildren(...sources);
    slot(this.#root, "comments").textContent = comments.join(" ");
    slot(this.#root, "state").textContent = state;
    slot(this.#root, "state").className = `state state--${state}`;
    slot(this.#root, "context").textContent = context && `${this.#word("context")} ${context}`;
    slot(this.#root, "catalog").textContent = catalog;
    slot(this.#root, "places").textContent = places.join(", ");
    slot(this.#root, "forms").replaceChildren(...strings.map((text, n) => this.#field(text, n)));
    part(this.#root, "fuzzy").hidden = state !== "fuzzy";
    find(this.#root, "[name=keep-fuzzy]", HTMLInputElement).checked = false;
    find(this.#form, "[type=submit]", HTMLButtonElement).hidden = !editable;
    slot(this.#root, "forms").hidden = !editable;
    find(this.#form, "details", HTMLDetailsElement).open = false;
    this.#tell(message.problem);
  }

  #field(text: string, n: number): HTMLElement {
    const field = copyTemplate(this.#root, "form");
    const isPlural = this.#before.length > 1;
    slot(field, "label").textContent = isPlural
      ? `${this.#word("form")} ${n}`
      : this.#word("translation");
    const area = find(field, "textarea", HTMLTextAreaElement);
    area.value = text;
    area.lang = document.documentElement.lang;
    area.dir = document.documentElement.dir;
    return field;
  }

  async #save(): Promise<void> {
    const strings = this.#typed;
    const fuzzy = find(this.#root, "[name=keep-fuzzy]", HTMLInputElement).checked;
    const response = await fetch(`${this.#api}messages/${this.#index}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Nobars-Preview": this.#token },
      body: JSON.stringify({ before: this.#before, strings, fuzzy }),
    });
    const { problem } = (await response.json()) as { problem: string | null };
    this.#tell(problem ?? "");
    if (problem === null) this.close();
  }

  async #showPages(): Promise<void> {
    if (!find(this.#form, "details", HTMLDetailsElement).open) return;
    const response = await fetch(`${this.#api}messages/${this.#index}/pages`);
    const links = ((await response.json()) as Place[]).map(({ title, url }) => {
      const item = copyTemplate(this.#root, "page");
      const link = find(item, "a", HTMLAnchorElement);
      Object.assign(link, { href: url, textContent: `${url} ${title}` });
      return item;
    });
    slot(this.#root, "pages").replaceChildren(...links);
  }

  #tell(problem: string): void {
    slot(this.#root, "problem").textContent = problem;
    slot(this.#root, "problem").hidden = !problem;
  }

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
