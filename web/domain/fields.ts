import { minorDigits } from "./currency.ts";
import { toAsciiDigits } from "./digits.ts";
import { isDate } from "./plain-date.ts";
import type { FieldProblem, ProblemCode, Values } from "./problem.ts";
import { cleanLine, cleanText, lengthOf } from "./text.ts";

/**
 * The first GSM call was in 1991. An earlier year is a typing error, usually a year of two digits.
 */
const EARLIEST_YEAR = 1990;

// Years of the Thai calendar are 543 higher.
const THAI_YEARS = 543;

/** Return whether a date, or a time that begins with one, is before the first phones. */
export function isTooEarly(date: string): boolean {
  return Number(date.slice(0, 4)) < EARLIEST_YEAR;
}

/**
 * In months. No operator is known to sell more validity, and no trip or claim takes longer; a later
 * day is usually a typing error.
 */
export const LONGEST_AHEAD = 36;

/** A form's values by `name`. A missing one counts as blank. */
export type Fields = Record<string, string>;

/** Pairs of fields that form one value, such as an amount and its currency. */
type Pairs = Readonly<Record<string, string>>;

/**
 * Return the fields that differ from the start, each with the other field of its pair. A draft
 * needs to keep no more.
 */
export function changedFields(typed: Fields, start: Fields, pairs: Pairs = {}): Fields {
  const isNews = (name: string) => typed[name] !== (start[name] ?? "");
  const names = Object.keys(typed).filter(isNews);
  const others = Object.entries(pairs).filter((pair) => pair.some((name) => names.includes(name)));
  return Object.fromEntries(
    [...new Set([...names, ...others.flat()])].map((name) => [name, typed[name] ?? ""]),
  );
}

// What nobody sees: "Cf" and what fonts leave out, such as the Hangul filler; the blank of Braille.
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const VISIBLE = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Reads a form field by field and collects all problems, so that they are shown together. */
export class FieldReader {
  readonly problems: FieldProblem[] = [];
  /** What the person confirms by saving again. */
  readonly warnings: FieldProblem[] = [];
  readonly #fields: Fields;

  constructor(fields: Fields) {
    this.#fields = fields;
  }

  report(field: string, code: ProblemCode, values?: Values): null {
    this.problems.push(values ? { field, code, values } : { field, code });
    return null;
  }

  /** Return the value as one line; reports it if it has more than `most` characters. */
  line(field: string, most: number): string {
    const text = cleanLine(this.#fields[field] ?? "");
    return this.#bounded(field, VISIBLE.test(text) ? text : "", most);
  }

  /**
   * Like `line`, without invisible characters that pages put into numbers: U+200B, U+00AD, U+FEFF.
   */
  code(field: string, most: number): string {
    const seen = (this.#fields[field] ?? "").replace(INVISIBLE, "");
    return this.#bounded(field, cleanLine(seen), most);
  }

  /** Return the value with its line feeds; reports it if it has more than `most` characters. */
  lines(field: string, most: number): string {
    return this.#bounded(field, cleanText(this.#fields[field] ?? ""), most);
  }

  #bounded(field: string, text: string, most: number): string {
    const length = lengthOf(text);
    if (length > most) this.report(field, "text.too-long", { most, length });
    return text;
  }

  /** Return the chosen option, or `otherwise` if none was chosen; reports an unknown one. */
  choice<T extends string, D>(field: string, options: readonly T[], otherwise: D): T | D {
    const value = this.raw(field);
    if (!value) return otherwise;
    const option = options.find((known) => known === value);
    if (!option) this.report(field, "choice.unknown", { value });
    return option ?? otherwise;
  }

  /** Return an ISO 4217 code, or null with a problem. */
  currency(field: string): string | null {
    const currency = this.raw(field).toUpperCase();
    if (!currency) return this.report(field, "currency.missing");
    if (minorDigits(currency) !== undefined) return currency;
    return this.report(field, "currency.unknown", { currency });
  }

  /**
   * Return a calendar date; null if the field is blank. Anything else, or a day before the first
   * phones, is null with a problem. A day after `latest` is asked about.
   */
  date(field: string, latest: string): string | null {
    const date = this.raw(field);
    if (!date) return null;
    if (!isDate(date) || isTooEarly(date)) return this.report(field, "date.invalid");
    if (date > latest) this.ask(field, date, latest);
    return date;
  }

  /** Ask about a day after `latest`; a year of the Thai calendar is named as ours. */
  ask(field: string, date: string, latest: string): void {
    const meant = Number(date.slice(0, 4)) - THAI_YEARS + date.slice(4);
    const isThai = isDate(meant) && !isTooEarly(meant) && meant <= latest;
    const values = { date: meant };
    this.warnings.push(
      isThai ? { field, code: "date.thai-year", values } : { field, code: "date.far" },
    );
  }

  /** Return the value with the digits of all scripts as 0 to 9. */
  digits(field: string): string {
    return toAsciiDigits(this.raw(field));
  }

  /** Return the trimmed value, otherwise unchanged. */
  raw(field: string): string {
    return (this.#fields[field] ?? "").trim();
  }
}
