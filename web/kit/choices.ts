/** Selects of currencies and countries, by their names in the page's language. */
import { COUNTRIES } from "../domain/country.ts";
import { CURRENCIES } from "../domain/currency.ts";
import { OFFSETS } from "../domain/instant.ts";
import { message, pageLanguage } from "./messages.ts";

/** What was used lately, the latest first. */
export type Recent = { currencies: readonly string[]; countries: readonly string[] };

/** Fill the selects marked `data-choices` inside `host`, those used recently on top. */
export function fillChoices(host: ParentNode, recent: Recent): void {
  for (const select of host.querySelectorAll<HTMLSelectElement>("select[data-choices]")) {
    if (select.dataset["choices"] === "country") offer(select, countries(), recent.countries);
    else offer(select, currencies(), recent.currencies);
  }
}

/** Fill the select of time zones. */
export function fillOffsets(select: HTMLSelectElement): void {
  select.append(...OFFSETS.map((offset) => new Option(`UTC${offset}`, offset)));
}

type Choice = { code: string; text: string };

function currencies(): Choice[] {
  const names = new Intl.DisplayNames(pageLanguage(), { type: "currency" });
  return CURRENCIES.map((code) => {
    const name = names.of(code) ?? code;
    return { code, text: name === code ? code : `${code} · ${name}` };
  });
}

function countries(): Choice[] {
  const names = new Intl.DisplayNames(pageLanguage(), { type: "region" });
  const { compare } = new Intl.Collator(pageLanguage());
  return COUNTRIES.map((code) => ({ code, text: names.of(code) ?? code })).sort((a, b) =>
    compare(a.text, b.text),
  );
}

function offer(select: HTMLSelectElement, choices: Choice[], recent: readonly string[]): void {
  const chosen = select.value;
  for (const group of select.querySelectorAll("optgroup")) group.remove();
  const used = recent.flatMap((code) => choices.filter((choice) => choice.code === code));
  const rest = choices.filter(({ code }) => !recent.includes(code));
  for (const [label, group] of [
    ["choices.recent", used],
    ["choices.all", rest],
  ] as const) {
    if (group.length === 0) continue;
    const element = document.createElement("optgroup");
    element.label = message(label);
    element.append(...group.map(({ code, text }) => new Option(text, code)));
    select.append(element);
  }
  select.value = chosen;
}
