/**
 * Fills selects of currencies, countries and offsets with names in the page's language. There are
 * hundreds of options, so a select has only the chosen and the recent ones at first, and gets the
 * others when the user opens it.
 */
import { COUNTRIES } from "../domain/country.ts";
import { CURRENCIES } from "../domain/currency.ts";
import { OFFSETS } from "../domain/instant.ts";
import { nameChoiceOf } from "./choice-names.ts";
import { message, pageLanguage } from "./messages.ts";

/** The values that were used lately, latest first. */
export type Recent = { currencies: readonly string[]; countries: readonly string[] };

type Choice = { code: string; text: string };

/** Fill the selects with `data-choices` inside `host`, the recently used values on top. */
export function fillChoices(host: ParentNode, recent: Recent): void {
  for (const select of host.querySelectorAll<HTMLSelectElement>("select[data-choices]")) {
    const kind = select.dataset["choices"];
    const used = { currency: recent.currencies, country: recent.countries }[kind ?? ""] ?? [];
    offer(select, used, []);
    const offerAll = () => {
      for (const event of REACHED) select.removeEventListener(event, offerAll);
      offer(select, used, allOf(kind));
    };
    // A tap opens the list before the focus event; with the keyboard the focus comes first.
    for (const event of REACHED) select.addEventListener(event, offerAll);
  }
}

const REACHED = ["focus", "pointerdown", "touchstart", "mousedown"] as const;

/** Return the name of a value; the value itself for selects without `data-choices`. */
export function nameChoice({ dataset }: HTMLSelectElement, code: string): string {
  return nameChoiceOf(dataset["choices"], code);
}

function allOf(kind: string | undefined): readonly string[] {
  if (kind === "currency") return CURRENCIES;
  return kind === "country" ? COUNTRIES : OFFSETS;
}

/** Replace the options of a select, keeping the chosen one. */
function offer(select: HTMLSelectElement, recent: readonly string[], all: readonly string[]): void {
  const chosen = select.value;
  const choices = [recent, all.filter((code) => !recent.includes(code))].map((codes) =>
    codes.map((code): Choice => ({ code, text: nameChoice(select, code) })),
  );
  const [used = [], rest = []] = choices;
  if (select.dataset["choices"] === "country") {
    const { compare } = new Intl.Collator(pageLanguage());
    rest.sort((a, b) => compare(a.text, b.text));
  }
  const isKnown = [...used, ...rest].some(({ code }) => code === chosen) || chosen === "";
  const first = select.querySelector('option[value=""]');
  const added = isKnown ? [] : [new Option(nameChoice(select, chosen), chosen)];
  const groups =
    select.dataset["choices"] === "offset" ? rest.map(makeOption) : makeGroups(used, rest);
  select.replaceChildren(...(first ? [first] : []), ...added, ...groups);
  select.value = chosen;
}

function makeGroups(used: readonly Choice[], rest: readonly Choice[]): HTMLElement[] {
  const group = (label: string, choices: readonly Choice[]) => {
    const element = document.createElement("optgroup");
    element.label = label;
    element.append(...choices.map(makeOption));
    return element;
  };
  return [
    ...(used.length > 0 ? [group(message("choices.recent"), used)] : []),
    ...(rest.length > 0 ? [group(message("choices.all"), rest)] : []),
  ];
}

function makeOption({ code, text }: Choice): HTMLOptionElement {
  return new Option(text, code);
}
