import { inGroups } from "./digit-groups.ts";
import { toAsciiDigits } from "./digits.ts";
import type { ProblemCode } from "./problem.ts";
import { cleanLine } from "./text.ts";

/** The numbering plan of a country, made by web/phone-tables.mjs from libphonenumber. */
export type PhoneRow = [
  code: number,
  pattern: string,
  lengths: number[],
  prefix?: string | 0,
  transform?: string,
];
export type PhoneTables = Readonly<Record<string, PhoneRow>>;

/**
 * `possible`: the length is right, but no number of this form is known to be in use. A valid number
 * may belong to another country than the SIM's: that of a travel SIM, or a mistake.
 */
export type PhoneCheck =
  | { state: "valid"; international: string; doubt?: "phone.other-country" }
  | { state: "possible"; international: string }
  | { state: "problem"; code: ProblemCode };

/** Checks a number that was typed, with a country for numbers in local form. */
export type Judge = (text: string, country: string) => PhoneCheck;

/** One way to read the typed text: the plans of its calling code, and the digits after the code. */
type Reading = { rows: PhoneRow[]; national: string };

/** What people write between digits. DIALLED is what must remain without it. */
const PUNCTUATION =
  /[\s().[\]/~\u00ad\u200b\u2010-\u2015\u2053\u2060\u2212\u223c\u30fc\uff08\uff09\uff0d-\uff0f\uff3b\uff3d\uff5e-]/g;
const DIALLED = /^[+\uff0b]?\d{2,}$/;

/** Prefixes of calls to another country: in most of the world, and in North America. */
const ABROAD = "00";
const ABROAD_AMERICAN = "011";

/** Return the check of a phone number typed for a SIM of a country (ISO 3166-1 alpha-2, or ""). */
export function checkPhone(text: string, country: string, tables: PhoneTables): PhoneCheck {
  const line = toAsciiDigits(cleanLine(text));
  if (!line) return { state: "problem", code: "phone.empty" };
  const typed = line.replace(PUNCTUATION, "");
  if (!DIALLED.test(typed)) return { state: "problem", code: "phone.not-a-number" };
  const checks = readingsOf(typed, country, tables).map(judgeFor(country, tables));
  const best = (["valid", "possible", "problem"] as const)
    .map((state) => checks.find((check) => check.state === state))
    .find(Boolean);
  return best ?? { state: "problem", code: "phone.country-needed" };
}

/**
 * Return the readings, the most likely first. No SIM's number begins with 00 in its country; some
 * begin with 011.
 */
function readingsOf(typed: string, country: string, tables: PhoneTables): Reading[] {
  const digits = typed.replace(/^\D/, "");
  if (digits !== typed) return readAbroad(digits, tables);
  const after = (prefix: string) =>
    digits.startsWith(prefix) ? readAbroad(digits.slice(prefix.length), tables) : [];
  const own = rowOf(country, tables);
  if (!own) return after(ABROAD);
  const rows = rowsOf(own[0], tables);
  const withCode = digits.startsWith(String(own[0])) ? after("") : [];
  const national = withoutPrefix(digits, own);
  return [...after(ABROAD), { rows, national }, ...after(ABROAD_AMERICAN), ...withCode];
}

/** Reads digits that begin with a calling code. No code is the beginning of another. */
function readAbroad(digits: string, tables: PhoneTables): Reading[] {
  for (const length of [1, 2, 3]) {
    const rows = rowsOf(Number(digits.slice(0, length)), tables);
    const [first] = rows;
    if (first) return [{ rows, national: withoutPrefix(digits.slice(length), first) }];
  }
  return [];
}

function rowOf(country: string, tables: PhoneTables): PhoneRow | undefined {
  return Object.hasOwn(tables, country) ? tables[country] : undefined;
}

function rowsOf(code: number, tables: PhoneTables): PhoneRow[] {
  return Object.values(tables).filter(([each]) => each === code);
}

/**
 * Removes what is dialled only within the country (the 0 of 081 in Thailand), unless the number
 * needs it. The rules are those of libphonenumber.
 */
function withoutPrefix(digits: string, row: PhoneRow): string {
  const [, , , prefix, transform = ""] = row;
  if (!prefix) return digits;
  const pattern = new RegExp(`^(?:${prefix})`);
  const [found = "", ...groups] = pattern.exec(digits) ?? [];
  const rest = groups.at(-1) ? digits.replace(pattern, transform) : digits.slice(found.length);
  const problem = lengthProblem(rest, [row]);
  const isNeeded =
    (problem && problem !== "phone.too-long") || (fits(digits, row) && !fits(rest, row));
  return isNeeded ? digits : rest;
}

function judgeFor(country: string, tables: PhoneTables): (reading: Reading) => PhoneCheck {
  const own = rowOf(country, tables);
  return ({ rows, national }) => {
    const problem = lengthProblem(national, rows);
    if (problem) return { state: "problem", code: problem };
    const code = rows[0]?.[0] ?? 0;
    const international = `+${code} ${inGroups(national)}`;
    if (!rows.some((row) => fits(national, row))) return { state: "possible", international };
    const isElsewhere = own !== undefined && own[0] !== code && isOfCountry(code, tables);
    return { state: "valid", international, ...(isElsewhere && { doubt: "phone.other-country" }) };
  };
}

/** Whether a calling code belongs to a country. Others belong to travel SIMs and satellites. */
function isOfCountry(code: number, tables: PhoneTables): boolean {
  return Object.entries(tables).some(([name, row]) => row[0] === code && /^[A-Z]{2}$/.test(name));
}

function fits(national: string, [, pattern]: PhoneRow): boolean {
  return new RegExp(`^(?:${pattern})$`).test(national);
}

function lengthProblem(national: string, rows: PhoneRow[]): ProblemCode | undefined {
  const lengths = rows.flatMap(([, , each]) => each);
  const { length } = national;
  if (lengths.includes(length)) return undefined;
  if (length < Math.min(...lengths)) return "phone.too-short";
  return length > Math.max(...lengths) ? "phone.too-long" : "phone.wrong-length";
}
