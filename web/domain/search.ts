/** Search in receipts. A receipt is found if it has all words of the search. */
import { foldText } from "./folding.ts";
import { type Marks, type Money, parseAmount, toTyped } from "./money.ts";
import type { Receipt } from "./receipt.ts";
import type { Sim } from "./sim.ts";

/** How many characters of a search count. */
export const LONGEST_SEARCH = 200;

/** A receipt prepared for search. `text` is folded, `phone` are the digits of its SIM's number. */
type Searchable = { text: string; phone: string; amounts: readonly Money[] };

type Term = { words: readonly string[]; phone: PhoneQuery | null };
type PhoneQuery = { digits: string; hasCountry: boolean };

/** Return the words that a page shows for a receipt of a SIM. */
type WordsOf = (receipt: Receipt, sim: Sim | undefined) => readonly string[];

/** Prepares receipts for search, each only once. */
export class SearchIndex {
  readonly #marks: Marks;
  readonly #wordsOf: WordsOf;
  readonly #known = new WeakMap<Receipt, { sim: Sim | undefined; searchable: Searchable }>();

  constructor(marks: Marks, wordsOf: WordsOf = () => []) {
    this.#marks = marks;
    this.#wordsOf = wordsOf;
  }

  /** Return the receipt prepared for search; `sim` is its SIM. */
  of(receipt: Receipt, sim: Sim | undefined): Searchable {
    const known = this.#known.get(receipt);
    if (known && known.sim === sim) return known.searchable;
    const amounts = amountsOf(receipt);
    const typed = amounts.map((money) => `${toTyped(money, this.#marks)} ${money.currency}`);
    const texts = [receipt.channelName, receipt.order, receipt.notes, ...typed];
    if (sim) texts.push(sim.label, sim.operator, sim.brand, sim.phone);
    if (sim) texts.push(sim.phone.replace(/[^\d+]/g, ""));
    const text = foldText([...texts, ...this.#wordsOf(receipt, sim)].join("\n"));
    const searchable = { text, phone: (sim?.phone ?? "").replace(/\D/g, ""), amounts };
    this.#known.set(receipt, { sim, searchable });
    return searchable;
  }
}

/** A search: a text that was typed. */
export class Search {
  readonly #terms: readonly Term[];
  readonly #marks: Marks;
  readonly #read = new Map<string, number | null>(); // by currency and word

  constructor(text: string, marks: Marks) {
    this.#terms = termsOf(foldText(text.slice(0, LONGEST_SEARCH)));
    this.#marks = marks;
  }

  /** Return whether the search has no words; then it finds everything. */
  get isEmpty(): boolean {
    return this.#terms.length === 0;
  }

  finds(receipt: Searchable): boolean {
    return this.#terms.every(
      ({ words, phone }) =>
        words.every((word) => receipt.text.includes(word) || this.#isAmount(receipt, word)) ||
        (phone !== null && isNumber(receipt.phone, phone)),
    );
  }

  // "1,234.50" and "1234.5" both find the amount 1234.50.
  #isAmount({ amounts }: Searchable, word: string): boolean {
    if (!/\d/.test(word)) return false;
    return amounts.some(({ amount, currency }) => this.#readAmount(word, currency) === amount);
  }

  #readAmount(word: string, currency: string): number | null {
    const key = `${currency} ${word}`;
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const reading = parseAmount(word, currency, this.#marks);
    const amount = "money" in reading ? reading.money.amount : null;
    this.#read.set(key, amount);
    return amount;
  }
}

const PHONE_PART = /^\(?\+?\d[\d()./-]*$/;
const LEAST_DIGITS = 5; // fewer digits are searched as text only

/**
 * Return the words of a folded search. Adjacent words that may be one phone number make one term.
 */
function termsOf(text: string): Term[] {
  const terms: { words: string[] }[] = [];
  let isInNumber = false;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const isPart = PHONE_PART.test(word);
    const last = terms.at(-1);
    if (isPart && isInNumber && last && !word.startsWith("+")) last.words.push(word);
    else terms.push({ words: [word] });
    isInNumber = isPart;
  }
  return terms.map(({ words }) => ({ words, phone: asPhone(words.join(" ")) }));
}

function asPhone(text: string): PhoneQuery | null {
  const digits = text.replaceAll("(0)", "").replace(/\D/g, "");
  const isPhone = PHONE_PART.test(text.replace(/ /g, "")) && digits.length >= LEAST_DIGITS;
  return isPhone ? { digits: withoutTrunk(digits), hasCountry: /^\(?(\+|00)/.test(text) } : null;
}

/** Return the digits without the zeros before a national or international number. */
function withoutTrunk(digits: string): string {
  return digits.replace(/^0+/, "");
}

/**
 * Whether a SIM's number is the one looked for or begins with it, with or without a country code.
 */
function isNumber(phone: string, { digits, hasCountry }: PhoneQuery): boolean {
  const own = withoutTrunk(phone);
  if (own.length < LEAST_DIGITS || digits.length < LEAST_DIGITS) return false;
  if (own.includes(digits) || digits.endsWith(own)) return true;
  // A country code has one to three digits.
  const isBegun = (length: number) =>
    digits.length > length + 1 && own.startsWith(digits.slice(length));
  return hasCountry && [1, 2, 3].some(isBegun);
}

function amountsOf(receipt: Receipt): Money[] {
  const { paid, credited, fee, balanceBefore, balanceAfter } = receipt;
  return [paid, credited, fee, balanceBefore, balanceAfter].filter((money) => money !== null);
}
