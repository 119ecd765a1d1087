import {
  type CountryCode,
  type MetadataJson,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from "libphonenumber-js/core";
import { toAsciiDigits } from "./digits.ts";
import type { ProblemCode } from "./problem.ts";
import { cleanLine } from "./text.ts";

/** What is known of each country's numbers. */
export type PhoneTables = MetadataJson;

/** `possible`: the length is right, but no such number is known to be given out. */
export type PhoneCheck =
  | { state: "valid"; international: string; national: string; country: string }
  | { state: "possible" }
  | { state: "problem"; code: ProblemCode };

type LengthProblem = NonNullable<ReturnType<typeof validatePhoneNumberLength>>;

const CODES: Record<LengthProblem, ProblemCode> = {
  INVALID_COUNTRY: "phone.country-needed",
  NOT_A_NUMBER: "phone.not-a-number",
  TOO_SHORT: "phone.too-short",
  TOO_LONG: "phone.too-long",
  INVALID_LENGTH: "phone.wrong-length",
};

/** The tables from their parts, as web/phone-tables.mjs has split them. */
export function joinTables(parts: PhoneTables[]): PhoneTables {
  const whole = Object.assign({}, ...parts) as PhoneTables;
  const countries = parts.map((part) => part.countries);
  return { ...whole, countries: Object.assign({}, ...countries) as PhoneTables["countries"] };
}

/**
 * What is known of a phone number typed for a SIM of a country (ISO 3166-1 alpha-2, or "").
 * The country told is the number's own, "" if the number belongs to none.
 */
export function checkPhone(text: string, country: string, tables: PhoneTables): PhoneCheck {
  const typed = toAsciiDigits(cleanLine(text));
  if (!typed) return { state: "problem", code: "phone.empty" };
  const options = { ...defaultCountry(country, tables), extract: false } as const;
  const problem = validatePhoneNumberLength(typed, options, tables);
  if (problem) return { state: "problem", code: CODES[problem] };
  const number = parsePhoneNumberFromString(typed, options, tables);
  if (!number?.isValid()) return { state: "possible" };
  return {
    state: "valid",
    international: number.formatInternational(),
    national: number.formatNational(),
    country: number.country ?? "",
  };
}

function defaultCountry(country: string, tables: PhoneTables): { defaultCountry?: CountryCode } {
  return Object.hasOwn(tables.countries, country) ? { defaultCountry: country as CountryCode } : {};
}
