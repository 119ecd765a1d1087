import { minorDigits } from "./currency.ts";
import { toAsciiDigits } from "./digits.ts";
import { isDate } from "./plain-date.ts";
import type { FieldProblem, ProblemCode, Values } from "./problem.ts";
import { cleanLine, cleanText, lengthOf } from "./text.ts";

// The Thai calendar counts 543 years more; no SIM, trip or claim has a day this far ahead.
const LATEST = "2399-12-31";

/** A form's values by `name`; a missing one counts as blank. */
export type Fields = Record<string, string>;

/** Fields that are one value together, as an amount and its currency. */
type Pairs = Readonly<Record<string, string>>;

/** What differs from the start, each with the other of its pair: all that a draft need keep. */
export function changedFields(typed: Fields, start: Fields, pairs: Pairs = {}): Fields {
  const isNews = (name: string) => typed[name] !== (start[name] ?? "");
  const names = Object.keys(typed).filter(isNews);
  const others = Object.entries(pairs).filter((pair) => pair.some((name) => names.includes(name)));
  return Object.fromEntries(
    [...new Set([...names, ...others.flat()])].map((name) => [name, typed[name] ?? ""]),
  );
}

/** Reads a form field by field and collects the problems, so that all are told at once. */
export class FieldReader {
  readonly problems: FieldProblem[] = [];
  readonly #fields: Fields;

  constructor(fields: Fields) {
    this.#fields = fields;
  }

  report(field: string, code: ProblemCode, values?: Values): null {
    this.problems.push(values ? { field, code, values } : { field, code });
    return null;
  }

  /** The value on one line, at most so many characters long. */
  line(field: string, most: number): string {
    return this.#bounded(field, cleanLine(this.#fields[field] ?? ""), most);
  }

  /** The same without what nobody sees, as pages put it into numbers: U+200B, U+00AD, U+FEFF. */
  code(field: string, most: number): string {
    const seen = (this.#fields[field] ?? "").replace(/\p{Cf}/gu, "");
    return this.#bounded(field, cleanLine(seen), most);
  }

  /** The value with its line feeds, at most so many characters long. */
  lines(field: string, most: number): string {
    return this.#bounded(field, cleanText(this.#fields[field] ?? ""), most);
  }

  #bounded(field: string, text: string, most: number): string {
    const length = lengthOf(text);
    if (length > most) this.report(field, "text.too-long", { most, length });
    return text;
  }

  /** One of the options; `otherwise` where nothing was chosen. */
  choice<T extends string, D>(field: string, options: readonly T[], otherwise: D): T | D {
    const value = this.raw(field);
    if (!value) return otherwise;
    const option = options.find((known) => known === value);
    if (!option) this.report(field, "choice.unknown", { value });
    return option ?? otherwise;
  }

  /** An ISO 4217 code, or null with a problem. */
  currency(field: string): string | null {
    const currency = this.raw(field).toUpperCase();
    if (!currency) return this.report(field, "currency.missing");
    if (minorDigits(currency) !== undefined) return currency;
    return this.report(field, "currency.unknown", { currency });
  }

  /** A calendar date, or null, with a problem if something else was typed, or a day after `latest`. */
  date(field: string, problem: ProblemCode, latest = LATEST): string | null {
    const date = this.raw(field);
    if (!date) return null;
    if (!isDate(date)) return this.report(field, problem);
    return date <= latest ? date : this.report(field, "date.too-late");
  }

  /** The value with the digits of any script as 0 to 9. */
  digits(field: string): string {
    return toAsciiDigits(this.raw(field));
  }

  /** The value for the program to read, trimmed and no more. */
  raw(field: string): string {
    return (this.#fields[field] ?? "").trim();
  }
}
