/** What countries are called, in the languages that somebody may type. */
import { pageLanguage } from "../kit/messages.ts";

/** A country's names in the page's language, in English, and in the languages spoken there. */
export function namesOf(): (country: string) => string[] {
  const known = new Map<string, Intl.DisplayNames>();
  const nameIn = (language: string, country: string) => {
    const names = known.get(language) ?? new Intl.DisplayNames(language, { type: "region" });
    known.set(language, names);
    return names.of(country) ?? country;
  };
  return (country) => {
    const local = new Intl.Locale("und", { region: country }).maximize().language;
    const languages = new Set([pageLanguage(), "en", local]);
    for (const { dataset } of document.querySelectorAll<HTMLElement>("[data-language]")) {
      if (dataset["language"]) languages.add(dataset["language"]);
    }
    return [...languages].map((language) => nameIn(language, country));
  };
}
