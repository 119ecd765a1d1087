import { describe, expect, test } from "vitest";
import { CURRENCIES, minorDigits } from "../domain/currency.ts";
import { type Marks, parseAmount } from "../domain/money.ts";
import { wordsIn } from "./currency-words.ts";

// The app's languages in the regions of several countries.
const OURS = ["en", "en-IN", "en-AU", "zh-Hans", "zh-Hant", "zh-HK"];
OURS.push("es", "es-MX", "es-AR", "ar", "ar-EG");
const OTHERS = ["de", "fr", "pt-BR", "ru", "hi", "th", "de-CH"];
const DISPLAYS = ["symbol", "narrowSymbol", "code", "name"] as const;
const AMOUNTS = [5, 1234, 1500, 1234567];

function marksOf(language: string): Marks {
  const parts = new Intl.NumberFormat(language).formatToParts(1_234_567.8);
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return { decimal: mark("decimal") || ".", group: mark("group") };
}

function write(minor: number, currency: string, language: string, display: string): string {
  const digits = minorDigits(currency) ?? 2;
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    currencyDisplay: display as "symbol",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** digits);
}

/** The result of reading every text that the browser writes: read, ambiguous, or wrong. */
function readAll(languages: string[], reader: (language: string) => string) {
  const words = wordsIn(OURS);
  const wrong: string[] = [];
  const refused: string[] = [];
  let count = 0;
  for (const language of languages) {
    const marks = marksOf(reader(language));
    for (const currency of CURRENCIES) {
      for (const display of DISPLAYS) {
        for (const amount of AMOUNTS) {
          const text = write(amount, currency, language, display);
          const reading = parseAmount(text, currency, marks, words);
          count += 1;
          if ("money" in reading && reading.money.amount !== amount) {
            wrong.push(`${language} ${currency} ${display}: ${text} is ${reading.money.amount}`);
          }
          if ("problem" in reading && reading.problem !== "amount.ambiguous") {
            refused.push(`${language} ${currency} ${display}: ${text} is ${reading.problem}`);
          }
        }
      }
    }
  }
  return { wrong, refused, share: refused.length / count };
}

describe("an amount as the browser writes it is read, ambiguous, or rarely refused", () => {
  test.each([
    ["by a reader of the same language", (language: string) => language],
    ["by a reader of English", () => "en"],
    ["by a reader of Spanish", () => "es"],
    ["by a reader of Arabic", () => "ar"],
  ])("%s", (_, reader) => {
    const { wrong, refused, share } = readAll(OURS, reader);
    expect(wrong).toEqual([]);
    expect(share, refused.slice(0, 40).join("\n")).toBeLessThanOrEqual(0.01);
  });

  test.each(["en", "es", "ar"])(
    "in a language that isn't ours, by a reader of %s: never wrongly",
    (tag) => {
      expect(readAll(OTHERS, () => tag).wrong).toEqual([]);
    },
  );
});

test("an amount with the browser's own number of decimals is never read wrongly", () => {
  const words = wordsIn([]);
  const wrong: string[] = [];
  for (const language of [...OURS, ...OTHERS]) {
    for (const currency of CURRENCIES) {
      const format = new Intl.NumberFormat(language, { style: "currency", currency });
      const text = format.format(12_345);
      for (const reader of ["en", "es", "ar"]) {
        const reading = parseAmount(text, currency, marksOf(reader), words);
        const minor = 12_345 * 10 ** (minorDigits(currency) ?? 2);
        if ("money" in reading && reading.money.amount !== minor) {
          wrong.push(`${text} by a reader of ${reader} is ${reading.money.amount}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});

test.each([
  ["200 Baht", "THB", 20000],
  ["20 dollars", "USD", 2000],
  ["20 dólares", "MXN", null],
  ["1000 yen", "JPY", 1000],
  ["5 dinars", "KWD", 5000],
  ["20 dólares", "USD", 2000],
  ["50 cents", "USD", null],
  ["50 céntimos", "EUR", null],
  ["20 pounds", "EUR", null],
  ["2 thousand", "USD", null],
])("a word of the name is enough beside an amount: %s of %s", (text, currency, minor) => {
  const reading = parseAmount(text, currency, marksOf("en"), wordsIn([]));
  expect("money" in reading ? reading.money.amount : null).toBe(minor);
});
