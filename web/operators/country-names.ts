/** What countries are called, in the languages that somebody may type. */

// Those that most travellers write, beside the page's and the country's own.
const WIDELY_WRITTEN = [
  ...["zh-Hans", "zh-Hant", "es", "ar", "fr", "ru", "pt", "de", "hi", "id", "ja", "ko", "tr"],
];

// What people type and CLDR doesn't have: everyday and former names, parts that are known better.
const EVERYDAY: Readonly<Record<string, readonly string[]>> = {
  AE: ["UAE", "Dubai"],
  CD: ["DRC", "Zaire"],
  CI: ["Ivory Coast"],
  CZ: ["Czech Republic"],
  GB: ["UK", "England", "Scotland", "Wales", "Britain"],
  KR: ["한국"],
  SA: ["KSA"],
  SZ: ["Swaziland"],
  TL: ["East Timor"],
  TR: ["Turkey"],
  US: ["USA", "America"],
};

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
    return [...new Set([...names, ...(EVERYDAY[country] ?? [])])];
  };
}
