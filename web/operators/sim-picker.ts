/** Offers operator, currency and rules from the directory in the form of a SIM. */
import type { Sim } from "../domain/sim.ts";
import { nameChoiceOf } from "../kit/choice-names.ts";
import { plural } from "../kit/messages.ts";
import { copyTemplate, fill, find, part } from "../kit/parts.ts";
import { foldText } from "../domain/folding.ts";
import type { Rule } from "../domain/validity/index.ts";
import { EVERY_BRAND, type DataFile, type Operator } from "./data-file.ts";
import { loadDirectory } from "./directory-parts.ts";
import { type Preset, presetsFor } from "./presets.ts";

type KeptRule = Sim["rules"][number];
type Known = Preset & { rule: Rule };

const MOST = 8; // names offered at once

let life = new AbortController();

/** Offer operators below the field. Return a function that gives the chosen rules. */
export async function offerOperators(form: HTMLFormElement): Promise<() => KeptRule[]> {
  const { file } = await loadDirectory();
  form.querySelector("[data-part=picker]")?.remove();
  life.abort();
  life = new AbortController();
  const picker = new Picker(form, file);
  form.addEventListener("input", picker.refresh, { signal: life.signal });
  form.addEventListener("change", picker.refresh, { signal: life.signal });
  picker.refresh();
  return () => picker.rules;
}

class Picker {
  readonly #form: HTMLFormElement;
  readonly #file: DataFile;
  readonly #box = copyTemplate(document, "picker");
  #found: Known[] = [];
  #shown = "";
  #currency = ""; // filled in by this picker

  constructor(form: HTMLFormElement, file: DataFile) {
    this.#form = form;
    this.#file = file;
    this.#operator.closest(".field")?.after(this.#box);
  }

  get rules(): KeptRule[] {
    if (!find(this.#box, "input", HTMLInputElement).checked) return [];
    return this.#found.map(({ rule, from }) => ({ rule, origin: { ...from, isCorrected: false } }));
  }

  refresh = (): void => {
    const { value: code } = this.#country;
    const typed = foldText(this.#operator.value).trim();
    const shown = `${code} ${typed}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    const operators = this.#file.countries[code]?.operators ?? [];
    const brands = operators.filter(({ name }) => name !== EVERY_BRAND);
    const chosen = typed ? brands.find((each) => foldedNames(each).includes(typed)) : undefined;
    const fits = (each: Operator) => foldedNames(each).some((name) => name.startsWith(typed));
    const offered = chosen ? [] : brands.filter(fits).slice(0, MOST);
    part(this.#box, "brands").replaceChildren(...offered.map((each) => this.#makeBrand(each)));
    part(this.#box, "offer").hidden = offered.length === 0;
    if (chosen) this.#fillCurrency(this.#file.countries[code]?.currency ?? "");
    this.#offerRules(code, chosen).catch(() => undefined); // the rules are not saved yet
  };

  #makeBrand({ name }: Operator): HTMLElement {
    const item = copyTemplate(document, "brand");
    fill(item, { name });
    find(item, "button", HTMLButtonElement).addEventListener("click", () => {
      this.#operator.value = name;
      this.#operator.dispatchEvent(new Event("input", { bubbles: true }));
      this.#operator.focus();
    });
    return item;
  }

  /** Fills in the currency unless the user has chosen one. */
  #fillCurrency(currency: string): void {
    const select = find(this.#form, "[name=simCurrency]", HTMLSelectElement);
    if (!currency || ![this.#currency, ""].includes(select.value)) return;
    this.#currency = currency;
    if (![...select.options].some(({ value }) => value === currency)) {
      select.append(new Option(nameChoiceOf("currency", currency), currency));
    }
    select.value = currency;
    select.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async #offerRules(country: string, chosen: Operator | undefined): Promise<void> {
    this.#found = [];
    const box = part(this.#box, "rules");
    box.hidden = true;
    if (!chosen) return;
    const { name, also = [] } = chosen;
    const known = await presetsFor({ country, operator: name, brand: "", label: "" });
    if (this.#shown !== `${country} ${foldText(this.#operator.value).trim()}`) return;
    const names = [EVERY_BRAND, name, ...also];
    this.#found = known.filter(
      (each): each is Known => each.rule !== null && names.includes(each.from.brand),
    );
    box.hidden = this.#found.length === 0;
    fill(box, { rules: plural("picker.rules", this.#found.length) });
  }

  get #operator(): HTMLInputElement {
    return find(this.#form, "[name=simOperator]", HTMLInputElement);
  }

  get #country(): HTMLSelectElement {
    return find(this.#form, "[name=simCountry]", HTMLSelectElement);
  }
}

function foldedNames({ name, also = [] }: Operator): string[] {
  return [name, ...also].map((each) => foldText(each).trim());
}
