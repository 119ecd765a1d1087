import { isWrittenWhole, minorDigits } from "./currency.ts";
import { foldNumeral, type Marks, readNumeral } from "./numeral.ts";
import type { ProblemCode, Values } from "./problem.ts";
import { type CurrencyWords, stripSigns } from "./signs.ts";

export type { Marks } from "./numeral.ts";
export type { CurrencyWords } from "./signs.ts";

/** An amount in integer minor units (cents, fils, yen) of an ISO 4217 currency. Never negative. */
export type Money = { amount: number; currency: string };

export type AmountReading = { money: Money } | { problem: ProblemCode; values?: Values };

/** The largest amount, in minor units. Sums of thousands of such amounts are still exact. */
export const LARGEST = 999_999_999_999;

// Superscripts, fractions, circled digits: normalization would turn them into plain digits, and
// "12⁹⁹" into another amount.
const OTHER_NUMBERS = /\p{No}/u;

/**
 * Return the amount that a person typed, or the problem with it. Zero is an amount. `words` returns
 * the signs and names of a currency that may be written beside its amounts.
 */
export function parseAmount(
  text: string,
  currency: string,
  marks: Marks,
  words: CurrencyWords = () => [],
): AmountReading {
  const decimals = minorDigits(currency);
  if (decimals === undefined) return { problem: "currency.unknown", values: { currency } };
  const example = exampleAmount(currency, marks);
  const folded = foldNumeral(text, marks);
  if (!folded) return { problem: "amount.empty", values: { example } };
  if (OTHER_NUMBERS.test(text)) return { problem: "amount.not-a-number", values: { example } };
  const bare = stripSigns(folded, currency, words);
  if (!bare) return { problem: "amount.not-a-number", values: { example } };
  if ("otherCurrency" in bare) {
    return { problem: "amount.other-currency", values: { typed: bare.otherCurrency, currency } };
  }
  if (bare.isNegative) return { problem: "amount.negative" };
  const reading = readNumeral(bare.text, marks, decimals, !isWrittenWhole(currency));
  if (!reading) return { problem: "amount.not-a-number", values: { example } };
  if ("number" in reading) {
    return toMoney(reading.number.whole, reading.number.fraction, currency, marks);
  }
  const [first = "", second = ""] = reading.either.map(({ whole, fraction }) =>
    typedText(whole, fraction.slice(0, decimals), currency, marks.decimal),
  );
  return { problem: "amount.ambiguous", values: { first, second } };
}

function toMoney(whole: string, fraction: string, currency: string, marks: Marks): AmountReading {
  const decimals = digitsOf(currency);
  // More zeros than the currency has decimals are accepted: a slip for 1,000 yen may say "1000.00".
  const cents = fraction.length > decimals ? fraction.replace(/0+$/, "") : fraction;
  const values = { currency, example: exampleAmount(currency, marks) };
  if (cents.length > decimals && decimals === 0) return { problem: "amount.no-decimals", values };
  if (cents.length > decimals) {
    return { problem: "amount.too-many-decimals", values: { ...values, digits: decimals } };
  }
  const minor = (whole + cents.padEnd(decimals, "0")).replace(/^0+(?=\d)/, "");
  if (minor.length > String(LARGEST).length) {
    return {
      problem: "amount.too-large",
      values: { largest: toTyped({ amount: LARGEST, currency }, marks) },
    };
  }
  return { money: { amount: Number(minor), currency } };
}

/** Return an example of a typed amount for a message: "12.50"; "12.500" in KWD, "1250" in JPY. */
export function exampleAmount(currency: string, marks: Marks): string {
  const decimals = digitsOf(currency);
  const digits = isWrittenWhole(currency) ? 4 + decimals : Math.max(4, 2 + decimals);
  const amount = Number("125".padEnd(digits, "0"));
  return toTyped({ amount, currency }, marks);
}

/** Return plain decimal text for data: "1234.50", "500", "1.234". */
export function toDecimal(money: Money): string {
  return decimalText(...partsOf(money), ".");
}

/** Return the text for a field, with the language's decimal mark: "1234,50". */
export function toTyped(money: Money, marks: Marks): string {
  const [whole, fraction] = partsOf(money);
  return typedText(whole, fraction, money.currency, marks.decimal);
}

function partsOf({ amount, currency }: Money): [whole: string, fraction: string] {
  const decimals = digitsOf(currency);
  const digits = String(amount).padStart(decimals + 1, "0");
  const end = digits.length - decimals;
  return [digits.slice(0, end), digits.slice(end)];
}

/** Return text that `parseAmount` reads as this amount without asking. */
function typedText(whole: string, fraction: string, currency: string, mark: string): string {
  if (!isWrittenWhole(currency)) return decimalText(whole, fraction, mark);
  // `parseAmount` would ask about three digits after a mark.
  return decimalText(whole, Number(fraction) === 0 ? "" : `${fraction}0`, mark);
}

function decimalText(whole: string, fraction: string, mark: string): string {
  return fraction ? whole + mark + fraction : whole;
}

/** Return the sum of two amounts. Throws a RangeError if their currencies differ. */
export function add(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} don't add`);
  return { amount: a.amount + b.amount, currency: a.currency };
}

/** Return the sums of amounts, one for each currency, by its code. Null is skipped. */
export function sumByCurrency(amounts: readonly (Money | null)[]): Money[] {
  const sums = new Map<string, Money>();
  for (const each of amounts) {
    if (!each) continue;
    const sum = sums.get(each.currency);
    sums.set(each.currency, sum ? add(sum, each) : each);
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function digitsOf(currency: string): number {
  const digits = minorDigits(currency);
  if (digits === undefined) throw new RangeError(`${currency} is not a currency`);
  return digits;
}
