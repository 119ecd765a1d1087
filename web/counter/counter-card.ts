/** <counter-card>: asks a shopkeeper for a top-up in the language of the country. */
import trunks from "../../build/trunk-prefixes.json" with { type: "json" };
import { bothForms } from "../domain/local-number.ts";
import type { Sim } from "../domain/sim.ts";
import { showNotice } from "../kit/failures.ts";
import { LogElement, onAction } from "../kit/log-element.ts";
import { copyTemplate, find, part } from "../kit/parts.ts";
import { readLogIfPossible } from "../kit/readable-log.ts";
import { EMPTY_MODEL, type ReadModel } from "../store/read-model.ts";
import { loadJudge } from "../sims/judging.ts";
import { simOptions } from "../sims/sim-names.ts";
import { type Asked, keepAsked, NOTHING, readAsked, type Want } from "./asked.ts";
import { faceFor, faceOf, type Numbers, say } from "./face.ts";
import { FullScreen } from "./full-screen.ts";
import { NumberAgainElement } from "../topup/number-again.ts";
import { offerLanguages } from "./languages.ts";
import { fromSim, openFor, withCurrency } from "./opening.ts";
import { type Phrases, readPhrases } from "./phrase-file.ts";

// Phrases that the card itself has, or that label a value.
const ON_CARD = ["top-up", "amount", "operator", "credit", "package", "voucher"];

class CounterCardElement extends LogElement {
  #phrases: Phrases | undefined;
  #asked: Asked = NOTHING;
  #model: ReadModel | undefined;
  #screen: FullScreen | undefined;

  protected override listen(signal: AbortSignal): void {
    this.#screen ??= new FullScreen(this);
    onAction(this, "show", () => this.#showCard(), signal);
    onAction(this, "say", (button) => this.#showPhrase(button.dataset["code"] ?? ""), signal);
    this.#form.addEventListener("input", (event) => void this.#take(event.target), { signal });
    this.#form.addEventListener("submit", (event) => event.preventDefault(), { signal });
  }

  protected override async show(): Promise<void> {
    this.#phrases ??= await this.#read();
    if (!this.#phrases) return;
    if (!this.#model) {
      this.#model = await readLogIfPossible();
      find(this.#form, "[name=sim]", HTMLSelectElement).append(...simOptions(this.#sims));
      this.#begin(openFor(new URLSearchParams(location.search), this.#model, readAsked()));
      part(this, "fields").removeAttribute("disabled");
      find(this, "[data-action=show]", HTMLButtonElement).disabled = false;
    }
    await this.#draw();
  }

  async #read(): Promise<Phrases | undefined> {
    try {
      return await readPhrases(this.dataset["file"] ?? "");
    } catch {
      showNotice("phrases.missing", "warn");
      return undefined;
    }
  }

  /** Put a request into the form. */
  #begin(asked: Asked): void {
    if (!this.#phrases) return;
    const first = offerLanguages(this.#field("language"), this.#phrases, asked.country);
    this.#asked = { ...asked, language: asked.language || first };
    for (const [name, value] of Object.entries(this.#asked)) this.#field(name).value = value;
  }

  async #take(target: EventTarget | null): Promise<void> {
    const { name, value } = target as HTMLInputElement;
    if (name === "sim") {
      const { amount, want } = this.#asked;
      this.#begin({ ...this.#factsOf(value), amount, want });
    } else {
      this.#asked = { ...this.#asked, [name]: value, want: this.#field("want").value as Want };
      if (name === "phone") this.#belongToNoSim();
    }
    keepAsked(this.#asked);
    await this.#draw();
  }

  /**
   * A typed number isn't that of the SIM. The SIM's country and currency stay as the likely ones.
   */
  #belongToNoSim(): void {
    this.#asked.sim = "";
    this.#field("sim").value = "";
  }

  #factsOf(sim: string): Asked {
    return this.#model ? fromSim(this.#model, sim) : NOTHING;
  }

  async #draw(): Promise<void> {
    const { phone, country, want } = this.#asked;
    const asked = { phone: want === "voucher" ? "" : phone, country }; // it shows no number
    await this.#again.show(asked, this.#model ?? EMPTY_MODEL);
    const face = await this.#makeFace();
    part(this, "card").replaceChildren(face);
    const codes = this.#phrases?.codes.filter((code) => !ON_CARD.includes(code)) ?? [];
    part(this, "phrases").replaceChildren(...codes.map((code) => this.#makePhrase(code)));
  }

  async #makeFace(): Promise<HTMLElement> {
    if (!this.#phrases) throw new Error("The phrases are not read yet.");
    const asked = { ...this.#asked, amount: withCurrency(this.#asked) };
    return faceFor(this, this.#phrases, asked, await this.#numbers());
  }

  #makePhrase(code: string): HTMLElement {
    const row = copyTemplate(this, "phrase");
    const button = find(row, "button", HTMLButtonElement);
    button.dataset["code"] = code;
    if (this.#phrases) say(row, "said", this.#phrases, code, this.#asked.language);
    return row;
  }

  async #numbers(): Promise<Numbers> {
    const { phone, country } = this.#asked;
    const judge = phone ? await loadJudge() : null;
    return judge ? bothForms(phone, country, trunks, judge) : { local: phone, international: "" };
  }

  async #showCard(): Promise<void> {
    if (this.#again.warns()) return;
    this.#screen?.show(await this.#makeFace());
  }

  #showPhrase(code: string): void {
    if (this.#phrases) {
      this.#screen?.show(faceOf(this, this.#phrases, code, this.#asked.language));
    }
  }

  get #sims(): Sim[] {
    return this.#model?.sims.filter(({ isArchived }) => !isArchived) ?? [];
  }

  get #again(): NumberAgainElement {
    return find(this, "number-again", NumberAgainElement);
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }

  #field(name: string): HTMLInputElement | HTMLSelectElement {
    return this.#form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  }
}

customElements.define("counter-card", CounterCardElement);
