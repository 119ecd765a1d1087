/** What countries are called, in the languages that somebody may type. */
import { EVERYDAY_NAMES } from "../domain/country-names.ts";

// Those that most travellers write, beside the page's and the country's own.
const WIDELY_WRITTEN = [
  ...["zh-Hans", "zh-Hant", "es", "ar", "fr", "ru", "pt", "de", "hi", "id", "ja", "ko", "tr"],
];

/**
 * Names each country: in the language of the page, in English, in the one that most people speak
 * there, in others, and as it is called every day. `page` is a BCP 47 tag.
 */
export function countryNamer(page: string): (country: string) => string[] {
  const known = new Map<string, Intl.DisplayNames>();
  const nameIn = (language: string, country: string) => {
    const names = known.get(language) ?? new Intl.DisplayNames(language, { type: "region" });
    known.set(language, names);
    return names.of(country) ?? country;
  };
  return (country) => {
    const local = new Intl.Locale("und", { region: country }).maximize().language;
    const languages = [page, "en", local, ...WIDELY_WRITTEN];
    const names = languages.map((language) => nameIn(language, country));
    return [...new Set([...names, ...(EVERYDAY_NAMES[country] ?? [])])];
  };
}
