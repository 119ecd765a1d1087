/** <hand-out>: makes one file of the guide and chosen countries, for people without a network. */
import { reportFailure } from "../kit/failures.ts";
import { today } from "../kit/formats.ts";
import { readLanguages } from "../kit/languages.ts";
import { onAction } from "../kit/log-element.ts";
import { message, pageLanguage } from "../kit/messages.ts";
import { copyTemplate, fill, find, part, slot } from "../kit/parts.ts";
import { ROOT } from "../kit/root.ts";
import { canShareFile, type Handover, saveFile, shareFile } from "../kit/sharing.ts";
import { writeSize } from "../kit/sizes.ts";
import { NO_COUNTRY, readDataFile } from "../operators/data-file.ts";
import { isSaved } from "../kit/saved-page.ts";
import { readSims } from "../store/sims.ts";
import { makeFile } from "./make-file.ts";

const MOST = 250_000; // in bytes: any phone opens such a file, and Bluetooth sends it in a minute

class HandOutElement extends HTMLElement {
  #file: File | undefined;
  #made = 0;

  connectedCallback(): void {
    this.#open().catch(() => this.#say(message("handout.missing")));
  }

  async #open(): Promise<void> {
    onAction(this, "share", () => this.#handOver(shareFile));
    onAction(this, "save", () => this.#handOver(saveFile));
    find(this, "form", HTMLFormElement).addEventListener("change", () => {
      this.#make().catch(reportFailure);
    });
    await this.#offerLanguages();
    await this.#offerCountries();
    await this.#make();
  }

  /** Offers the languages whose guide is saved on this phone. */
  async #offerLanguages(): Promise<void> {
    const all = await readLanguages();
    const saved = await Promise.all(all.map(({ tag }) => isSaved(`${ROOT}${tag}/guide/`)));
    const options = all
      .filter(({ tag }, place) => saved[place] || tag === pageLanguage())
      .map(({ tag, name }) => new Option(name, tag, false, tag === pageLanguage()));
    this.#language.replaceChildren(...options);
  }

  /** Offers the countries; those of the user's SIMs are first and preselected. */
  async #offerCountries(): Promise<void> {
    const { countries } = await readDataFile(this.dataset["file"] ?? "");
    const own = new Set((await readSims().catch(() => [])).map(({ country }) => country));
    const names = new Intl.DisplayNames(pageLanguage(), { type: "region" });
    const { compare } = new Intl.Collator(pageLanguage());
    const named = Object.keys(countries)
      .filter((code) => code !== NO_COUNTRY)
      .map((code) => ({ code, name: names.of(code) ?? code, isOwn: own.has(code) }))
      .sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || compare(a.name, b.name));
    const rows = named.map(({ code, name, isOwn }) => {
      const row = copyTemplate(this, "country");
      fill(row, { name });
      Object.assign(find(row, "input", HTMLInputElement), { value: code, checked: isOwn });
      return row;
    });
    part(this, "countries").replaceChildren(...rows);
  }

  /** Makes the file at each change, because a share sheet opens only directly after a tap. */
  async #make(): Promise<void> {
    this.#made += 1;
    const turn = this.#made;
    this.#file = undefined;
    this.#say(message("handout.making"));
    const chosen = [...this.querySelectorAll<HTMLInputElement>("input:checked")];
    const language = this.#language.value;
    const text = await makeFile({
      root: ROOT,
      language,
      countries: chosen.map(({ value }) => value),
      main: this.dataset["main"]?.split(" ") ?? [],
      style: this.dataset["style"] ?? "",
      dataFile: this.dataset["file"] ?? "",
    }).catch(() => null);
    if (turn !== this.#made) return; // something else has been chosen
    if (text === null) return this.#say(message("handout.missing"));
    const file = new File([text], `nobars-${language}-${today()}.html`, { type: "text/html" });
    const size = writeSize(file.size);
    if (file.size > MOST) return this.#say(message("handout.large", { size }));
    this.#file = file;
    this.#say(message("handout.ready", { size }));
  }

  async #handOver(by: (file: File) => Promise<Handover>): Promise<void> {
    if (!this.#file) return;
    const handover = await by(this.#file);
    if (handover === "refused") this.#say(message("share.refused"));
    if (handover === "unseen") this.#say(message("handout.saved"));
  }

  #say(text: string): void {
    slot(this, "state").textContent = text;
    const show = (action: string, isShown: boolean) => {
      find(this, `[data-action=${action}]`, HTMLElement).hidden = !isShown;
    };
    show("save", this.#file !== undefined);
    show("share", this.#file !== undefined && canShareFile(this.#file));
  }

  get #language(): HTMLSelectElement {
    return find(this, "select", HTMLSelectElement);
  }
}

customElements.define("hand-out", HandOutElement);
