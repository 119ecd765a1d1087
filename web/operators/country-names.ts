/** Names of countries in the languages that people may type. */
import { EVERYDAY_NAMES } from "../domain/country-names.ts";

// The languages of most travellers, besides the page's and the country's own.
const WIDELY_WRITTEN = [
  ...["zh-Hans", "zh-Hant", "es", "ar", "fr", "ru", "pt", "de", "hi", "id", "ja", "ko", "tr"],
];

/**
 * Return a function that gives the names of a country: in the page's language, in English, in the
 * main language of the country, in widely used languages, and everyday names. `page` is a BCP 47
 * tag.
 */
export function countryNamer(page: string): (country: string) => string[] {
  const known = new Map<string, Intl.DisplayNames>();
  const nameIn = (language: string, country: string) => {
    const names = known.get(language) ?? new Intl.DisplayNames(language, { type: "region" });
    known.set(language, names);
    return names.of(country) ?? country;
  };
  return (country) => {
    const languages = [page, "en", languageOf(country), ...WIDELY_WRITTEN];
    const names = languages.map((language) => nameIn(language, country));
    return [...new Set([...names, ...(EVERYDAY_NAMES[country] ?? [])])];
  };
}

/** Return the main language of a country, a code of two or three letters. */
export function languageOf(country: string): string {
  return new Intl.Locale("und", { region: country }).maximize().language;
}
