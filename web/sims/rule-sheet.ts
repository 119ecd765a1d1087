/** <rule-sheet>: a rule for a SIM, chosen from known ones, typed, or corrected. */
import type { Fields } from "../domain/fields.ts";
import type { Sim } from "../domain/sim.ts";
import { parseRule, ruleToFields } from "../domain/validity/rule-form.ts";
import { fillChoices, nameChoice } from "../kit/choices.ts";
import { wordsIn } from "../kit/currency-words.ts";
import { clearFailures, reportFailure } from "../kit/failures.ts";
import { readFields, unfoldFilled, writeFields } from "../kit/form-fields.ts";
import { pageMarks, today } from "../kit/formats.ts";
import { onAction } from "../kit/log-element.ts";
import { copyTemplate, fill, find, makeListItem, part, slot } from "../kit/parts.ts";
import { listActs } from "../kit/rule-words.ts";
import { accepts, allProblems, recheckField, showProblems } from "../receipts/form-problems.ts";
import { changeSim } from "../store/sims.ts";
import type { Preset } from "./codes.js";
import { describeOrigin } from "./origin-words.ts";

export type KeptRule = Sim["rules"][number];

export class RuleSheetElement extends HTMLElement {
  #sim!: Sim;
  #corrected: KeptRule | undefined;
  #presets: Preset[] = [];
  #shown: Fields = {};
  readonly #words = wordsIn(navigator.languages);

  connectedCallback(): void {
    onAction(this, "cancel", () => this.#dialog.close());
    onAction(this, "take", (button) => this.#take(Number(button.dataset["preset"])));
    this.#form.addEventListener("change", this.#recheck);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save().catch(reportFailure);
    });
  }

  /** Show the sheet for a SIM: with the known rules of its country, or with the rule to correct. */
  async open(sim: Sim, corrected?: KeptRule): Promise<void> {
    this.#sim = sim;
    this.#corrected = corrected;
    this.#start();
    part(this, "known").hidden = corrected !== undefined;
    this.#dialog.showModal();
    if (!corrected) await this.#showPresets();
  }

  #start(): void {
    const { currency } = this.#sim;
    fillChoices(this.#form, { currencies: currency ? [currency] : [], countries: [] });
    this.#form.reset();
    const rule = this.#corrected?.rule;
    this.#shown = rule ? ruleToFields(rule, pageMarks()) : { ruleCurrency: currency };
    writeFields(this.#form, this.#shown, (select, value) =>
      select.name === "ruleCounts" && rule
        ? listActs(rule.counts, rule.charged)
        : nameChoice(select, value),
    );
    showProblems(this.#form, []);
    unfoldFilled(this.#form);
    part(this, "tiers").hidden = !rule || !("by" in rule.lasts);
    part(this, "own").toggleAttribute("open", this.#corrected !== undefined);
  }

  async #showPresets(): Promise<void> {
    const found = this.#sim.country ? await this.#findPresets().catch(() => undefined) : [];
    this.#presets = found ?? [];
    const items = this.#presets.map(({ rule, words, from }, index) => {
      const item = copyTemplate(this, "preset");
      fill(item, { brand: from.brand === "*" ? "" : from.brand, ...describeOrigin(from) });
      const take = find(item, "button", HTMLElement);
      slot(item, "lines").append(...words.lines.map(makeListItem));
      slot(item, "clock").append(words.kind);
      if (rule) take.dataset["preset"] = String(index);
      else take.remove(); // can't be computed: only to be read
      return item;
    });
    part(this, "presets").replaceChildren(...items);
    part(this, "none").hidden = !found || items.length > 0;
    part(this, "unread").hidden = found !== undefined;
    part(this, "some").hidden = items.length === 0;
    part(this, "own").toggleAttribute("open", !this.querySelector("[data-action=take]"));
  }

  async #findPresets(): Promise<Preset[]> {
    const { presetsFor } = await import("./codes.js");
    return presetsFor(this.#sim);
  }

  async #take(index: number): Promise<void> {
    const preset = this.#presets[index];
    if (!preset?.rule) return;
    const { rule, from } = preset;
    await this.#keep({ rule, origin: { ...from, isCorrected: false } });
  }

  #recheck = ({ target }: Event): void => {
    const reading = this.#read();
    recheckField(this.#form, (target as HTMLInputElement).name, allProblems(reading));
  };

  #read() {
    const before = this.#corrected?.rule;
    return parseRule(readFields(this.#form), {
      marks: pageMarks(),
      today: today(),
      words: this.#words,
      ...(before && { before }),
    });
  }

  async #save(): Promise<void> {
    const reading = this.#read();
    if (!accepts(this.#form, reading, this.#shown)) return;
    const origin = this.#corrected?.origin;
    await this.#keep({
      rule: reading.rule,
      origin: origin ? { ...origin, isCorrected: true } : null,
    });
  }

  /** Stores the rule; it replaces the one that was corrected. */
  async #keep(kept: KeptRule): Promise<void> {
    const before = JSON.stringify(this.#corrected);
    await changeSim(this.#sim.id, ({ rules }) => {
      const place = rules.findIndex((each) => JSON.stringify(each) === before);
      if (place < 0) return { rules: [...rules, kept] };
      return { rules: rules.map((each, index) => (index === place ? kept : each)) };
    });
    clearFailures();
    this.#dialog.close();
  }

  get #dialog(): HTMLDialogElement {
    return find(this, "dialog", HTMLDialogElement);
  }

  get #form(): HTMLFormElement {
    return find(this, "form", HTMLFormElement);
  }
}

customElements.define("rule-sheet", RuleSheetElement);
