/** The signs and names that this platform writes for a currency, in all languages of the app. */
import { plurals } from "../../build/plurals.ts";
import type { CurrencyWords } from "../domain/money.ts";

const DISPLAYS = ["symbol", "narrowSymbol", "code", "name"] as const;
// Large countries have words of their own.
const REGIONS = ["en-AU", "en-GB", "en-IN", "es-419", "es-MX", "zh-HK"];
// One number for each plural form that a name may have.
const NUMBERS = [0, 0.5, 1, 2, 3, 11, 100];

/** Return what answers "$", "US$", "US dollars", "美元" … of USD, for these languages too. */
export function wordsIn(languages: readonly string[]): CurrencyWords {
  const known = new Map<string, readonly string[]>();
  const all = [...new Set([...Object.keys(plurals), ...languages, ...REGIONS])];
  return (currency) => {
    // Made when first asked for: formatters are slow.
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
  return type === "currency" ? [value] : [];
}
