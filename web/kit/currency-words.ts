/**
 * Collects the signs and names that the browser knows for a currency, in all languages of the app.
 */
import { plurals } from "../../build/plurals.ts";
import type { CurrencyWords } from "../domain/money.ts";

const DISPLAYS = ["symbol", "narrowSymbol", "code", "name"] as const;
// Large countries have names of their own.
const REGIONS = ["en-AU", "en-GB", "en-IN", "es-419", "es-MX", "zh-HK"];
// One number for each plural form of a name.
const NUMBERS = [0, 0.5, 1, 2, 3, 11, 100];

/**
 * Return a function that gives "$", "US$", "US dollars", "美元" … for USD, in these languages too.
 */
export function wordsIn(languages: readonly string[]): CurrencyWords {
  const known = new Map<string, readonly string[]>();
  const all = [...new Set([...Object.keys(plurals), ...languages, ...REGIONS])];
  return (currency) => {
    // Formatters are slow to create, so each list is made on first use.
    const words = known.get(currency) ?? [...new Set(writings(currency, all))];
    known.set(currency, words);
    return words;
  };
}

function* writings(currency: string, languages: readonly string[]): Iterable<string> {
  for (const language of languages) {
    for (const currencyDisplay of DISPLAYS) {
      const style = { style: "currency", currency, currencyDisplay } as const;
      const format = new Intl.NumberFormat(language, style);
      for (const number of currencyDisplay === "name" ? NUMBERS : [1]) {
        yield* format.formatToParts(number).flatMap(currencyOf);
      }
    }
  }
}

function currencyOf({ type, value }: Intl.NumberFormatPart): string[] {
  return type === "currency" ? [value, ...value.split(" ")] : [];
}
