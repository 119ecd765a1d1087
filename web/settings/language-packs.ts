/** <language-packs>: the languages with their state, and buttons to save or remove them. */
import { type Language, linkToLanguage, readLanguages } from "../kit/languages.ts";
import { message, pageLanguage } from "../kit/messages.ts";
import { type Described, converse, describePacks, liveWorker, SILENCE } from "../offline/packs.ts";
import { isFailure } from "../offline/state.ts";
import { copyTemplate, find, part } from "../kit/parts.ts";
import type { Report, Request } from "../worker/protocol.ts";
import { progressOf, showSaving, showShare } from "./pack-row.ts";

type Button = "save" | "cancel" | "remove";

/** Milliseconds for the worker to cancel or remove, which needs no network. */
const AT_ONCE = 10_000;

class LanguagePacksElement extends HTMLElement {
  #known: Described | undefined;
  /** The languages that are being saved, with what stops the waiting for the worker. */
  #saving = new Map<string, () => void>();

  connectedCallback(): void {
    void this.#start();
  }

  async #start(): Promise<void> {
    const languages = await readLanguages().catch(() => []);
    if (languages.length === 0) return; // the link to the page of languages stays
    this.#list(languages);
    document.addEventListener("offline-changed", this.#refresh);
    document.addEventListener("offline-checked", this.#refresh);
    this.addEventListener("click", this.#answer);
    this.#refresh();
  }

  /** The present language has a row even if it isn't published yet. */
  #list(languages: Language[]): void {
    const { lang: tag, dir: direction } = document.documentElement;
    const present = { tag, direction, name: this.dataset["name"] ?? tag };
    const isListed = languages.some((each) => each.tag === tag);
    const rows = (isListed ? languages : [...languages, present]).map((language) => {
      const row = copyTemplate(this, "pack");
      row.dataset["pack"] = language.tag;
      linkToLanguage(find(row, "a", HTMLAnchorElement), language);
      part(row, "present").hidden = language.tag !== tag;
      for (const words of row.querySelectorAll<HTMLElement>("button [data-slot=name]")) {
        Object.assign(words, { lang: language.tag, dir: language.direction });
        words.textContent = language.name;
      }
      progressOf(row).setAttribute("aria-label", language.name);
      return row;
    });
    find(this, "ul", HTMLUListElement).replaceChildren(...rows);
  }

  disconnectedCallback(): void {
    document.removeEventListener("offline-changed", this.#refresh);
    document.removeEventListener("offline-checked", this.#refresh);
  }

  #refresh = (): void => void this.#describe();

  async #describe(): Promise<void> {
    if (document.documentElement.dataset["offline"] === "saving") return;
    const described = await describePacks();
    if (described) this.#showAll(described);
  }

  #showAll(described: Described): void {
    this.#known = described;
    const { languages } = described;
    for (const row of this.querySelectorAll<HTMLElement>("[data-pack]")) {
      const share = languages[row.dataset["pack"] ?? ""];
      if (share && !this.#saving.has(row.dataset["pack"] ?? ""))
        showShare(row, share, { removable: row.dataset["pack"] !== pageLanguage() });
    }
  }

  #answer = ({ target }: Event): void => {
    const button = target instanceof Element && target.closest<HTMLButtonElement>("button[name]");
    const row = button && button.closest<HTMLElement>("[data-pack]");
    if (row) void this.#carryOut(button.name as Button, row);
  };

  async #carryOut(action: Button, row: HTMLElement): Promise<void> {
    const worker = await liveWorker();
    const language = row.dataset["pack"] ?? "";
    this.#say("");
    if (!worker) return;
    if (action === "cancel") {
      worker.postMessage({ type: "cancel", language } satisfies Request);
      setTimeout(this.#saving.get(language) ?? (() => {}), AT_ONCE);
    }
    if (action === "remove") {
      const report = await converse(worker, { type: "remove", language }, undefined, AT_ONCE);
      this.#take(report, row, true);
    }
    if (action === "save") await this.#save(worker, language, row);
  }

  async #save(worker: ServiceWorker, language: string, row: HTMLElement): Promise<void> {
    const silence = new Promise<Report>((end) => this.#saving.set(language, () => end(SILENCE)));
    showSaving(row, 0, 0);
    const request: Request = { type: "save", language, keep: true };
    const asked = converse(worker, request, ({ saved, total }) => {
      if (this.#saving.has(language)) showSaving(row, saved, total);
    });
    const report = await Promise.race([asked, silence]);
    this.#saving.delete(language);
    this.#take(report, row);
  }

  /** Shows the result in the row, and says it in the status line: the row may be out of sight. */
  #take(report: Report, row: HTMLElement, removed = false): void {
    const language = row.querySelector("[data-language]")?.textContent?.trim() ?? "";
    if (report.type === "described") {
      this.#showAll(report);
      const share = report.languages[row.dataset["pack"] ?? ""];
      this.#say(message(share?.saved ? "pack.added" : "pack.removed", { language }));
    } else if (report.type === "failed") {
      if (isFailure(report.code)) {
        const why = message(`why.${report.code}`);
        this.#say(message(`pack.${removed ? "kept" : "failed"}`, { language, why }));
      }
      if (this.#known) this.#showAll(this.#known); // if the worker is silent, nothing else does
      this.#refresh();
    }
  }

  #say(text: string): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }
}

customElements.define("language-packs", LanguagePacksElement);
