/** <wording-suggestion>: lets a reader choose a sentence of a page, rewrite it, and share that. */
import { writeSuggestion } from "../domain/suggestion.ts";
import { copyText } from "../kit/copying.ts";
import { onAction } from "../kit/log-element.ts";
import { message, pageLanguage } from "../kit/messages.ts";
import { copyTemplate, find, part, slot } from "../kit/parts.ts";
import { fetchPage } from "../kit/saved-page.ts";
import { canShareText, shareText } from "../kit/sharing.ts";
import { sentencesOf } from "./sentences.ts";

/** The draft stays until another sentence is edited: [page, sentence, wording]. */
const DRAFT = "nobars:suggestion";
type Draft = [page: string, sentence: string, wording: string];

class WordingSuggestionElement extends HTMLElement {
  #release = "";
  #sentence = "";

  async connectedCallback(): Promise<void> {
    onAction(this, "share", () => this.#share());
    onAction(this, "copy", () => this.#copy());
    onAction(this, "close", () => this.#close());
    this.#wording.addEventListener("input", () => {
      this.#keep();
      this.#write();
    });
    find(this, "[data-action=share]", HTMLElement).hidden = !canShareText();
    addEventListener("hashchange", () => location.reload());
    if (this.#page) await this.#list();
  }

  /**
   * Return the path of the page that the reader came from; only pages of this site are accepted.
   */
  get #page(): string {
    const { base = "" } = document.documentElement.dataset;
    const path = decodeURI(location.hash.slice(1));
    const { origin, pathname } = new URL(path || "/", location.origin);
    return path && origin === location.origin && pathname.startsWith(`${base}/`) ? pathname : "";
  }

  async #list(): Promise<void> {
    // A page that can't be fetched has no sentences.
    const fetched = await fetchPage(this.#page).catch(() => null);
    const sentences = fetched ? sentencesOf(fetched.page.body) : [];
    this.#release = fetched?.release ?? "";
    slot(this, "sentences").replaceChildren(...sentences.map((each) => this.#row(each)));
    part(this, "none").hidden = sentences.length > 0;
    const [, sentence = ""] = readDraft();
    const wording = sentences.includes(sentence) ? this.#typedFor(sentence) : undefined;
    if (wording !== undefined) this.#choose(sentence, wording);
  }

  /** Return the draft, if it is for this sentence. */
  #typedFor(sentence: string): string | undefined {
    const [page, of, wording] = readDraft();
    return page === this.#page && of === sentence ? wording : undefined;
  }

  #row(sentence: string): HTMLElement {
    const row = copyTemplate(this, "sentence");
    const button = find(row, "button", HTMLButtonElement);
    button.textContent = sentence;
    button.addEventListener("click", () =>
      this.#choose(sentence, this.#typedFor(sentence) ?? sentence),
    );
    return row;
  }

  #choose(sentence: string, wording: string): void {
    this.#sentence = sentence;
    slot(this, "sentence").textContent = sentence;
    this.#wording.value = wording;
    part(this, "form").hidden = false;
    slot(this, "sentences").hidden = true;
    this.#write();
    this.#wording.focus();
  }

  /** Stores the draft. */
  #keep(): void {
    const draft: Draft = [this.#page, this.#sentence, this.#wording.value];
    try {
      localStorage.setItem(DRAFT, JSON.stringify(draft));
    } catch {
      // Only the page has it then.
    }
  }

  /** Writes the text to share. */
  #write(): void {
    slot(this, "told").textContent = "";
    find(this, "#shared", HTMLTextAreaElement).value = writeSuggestion({
      language: pageLanguage(),
      page: this.#page,
      release: this.#release,
      sentence: this.#sentence,
      suggestion: this.#wording.value,
    });
  }

  #close(): void {
    part(this, "form").hidden = true;
    slot(this, "sentences").hidden = false;
  }

  async #share(): Promise<void> {
    const handover = await shareText(this.#shared.value);
    slot(this, "told").textContent = handover === "refused" ? message("share.refused") : "";
  }

  async #copy(): Promise<void> {
    const isCopied = await copyText(this.#shared.value);
    slot(this, "told").textContent = message(isCopied ? "suggest.copied" : "suggest.not-copied");
    if (!isCopied) this.#shared.select();
  }

  get #wording(): HTMLTextAreaElement {
    return find(this, "#wording", HTMLTextAreaElement);
  }

  get #shared(): HTMLTextAreaElement {
    return find(this, "#shared", HTMLTextAreaElement);
  }
}

function readDraft(): Partial<Draft> {
  try {
    return JSON.parse(localStorage.getItem(DRAFT) ?? "[]") as Partial<Draft>;
  } catch {
    return [];
  }
}

customElements.define("wording-suggestion", WordingSuggestionElement);
