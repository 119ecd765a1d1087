/** Writes money and times as the page's language does. */
import { isWrittenWhole, minorDigits } from "../domain/currency.ts";
import { parseInstant } from "../domain/instant.ts";
import { type Marks, type Money, toDecimal } from "../domain/money.ts";
import { writtenLanguage } from "./languages.ts";
import { DIGITS, pageLanguage } from "./messages.ts";

const MARKS_OF_DIRECTION = /[\u061c\u200e\u200f]/g;

/** Return "THB 1,234.50". The code is written, because a traveller meets several dollars. */
export function writeMoney(money: Money): string {
  // A number is exact here: the largest amount has 12 digits.
  const written = moneyFormat(money.currency).format(Number(toDecimal(money)));
  return written.replace(MARKS_OF_DIRECTION, ""); // amounts run from left to right in all languages
}

/** Return "1.5 GB" for 1500 megabytes, "800 MB" for 800. */
export function writeVolume(megabytes: number): string {
  if (megabytes < 1_000) return unitFormat("megabyte").format(megabytes);
  return unitFormat("gigabyte").format(megabytes / 1_000);
}

/** Return "30 days". */
export function writeDays(days: number): string {
  return unitFormat("day").format(days);
}

/** Return "12 min". */
export function writeMinutes(minutes: number): string {
  return unitFormat("minute").format(minutes);
}

/** Return minutes up to two hours, "30 min", and whole hours above: "3 hr". */
export function writeDuration(minutes: number): string {
  if (minutes < 120) return writeMinutes(minutes);
  return unitFormat("hour").format(Math.ceil(minutes / 60));
}

type Unit = "megabyte" | "gigabyte" | "minute" | "hour" | "day";

function unitFormat(unit: Unit): Intl.NumberFormat {
  const style = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 3 } as const;
  return new Intl.NumberFormat(formatLanguage(), { ...style, ...DIGITS });
}

const moneyFormats = new Map<string, Intl.NumberFormat>();

function moneyFormat(currency: string): Intl.NumberFormat {
  const decimals = minorDigits(currency) ?? 2;
  return remember(moneyFormats, currency, () => {
    return new Intl.NumberFormat(formatLanguage(), {
      style: "currency",
      currency,
      currencyDisplay: "code",
      ...DIGITS,
      minimumFractionDigits: isWrittenWhole(currency) ? 0 : decimals,
      maximumFractionDigits: decimals,
    });
  });
}

// Creating a formatter takes longer than using it a hundred times.
function remember<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** Return the marks of numbers in the page's language. */
export function pageMarks(): Marks {
  const parts = new Intl.NumberFormat(formatLanguage(), DIGITS).formatToParts(1_234_567.8);
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return { decimal: mark("decimal") || ".", group: mark("group") };
}

/**
 * Return the page's language with the user's region, if the browser tells it: in Spanish, a Mexican
 * types 1,234.50 and a Spaniard 1.234,50.
 */
export function formatLanguage(): string {
  const written = writtenLanguage(pageLanguage());
  return navigator.languages.find((tag) => writtenLanguage(tag) === written) ?? pageLanguage();
}

// The month has a name, because 2/3 can be read in two ways.
const DATE = { day: "numeric", month: "short", year: "numeric" } as const;
const MOMENT = { ...DATE, hour: "numeric", minute: "2-digit" } as const;
const MONTH = { year: "numeric", month: "long" } as const;
const DAY = { day: "numeric" } as const;
const WEEKDAY = { weekday: "short" } as const;

/** Return the local time of a receipt: "22 Nov 2026, 14:59". */
export function writeMoment(at: string): string {
  return write(at.slice(0, 16), MOMENT);
}

/** Return a calendar date: "31 Dec 2026". */
export function writeDate(date: string): string {
  return write(`${date.slice(0, 10)}T00:00`, DATE);
}

/** Return "November 2026" for "2026-11". */
export function writeMonth(month: string): string {
  return write(`${month}-01T00:00`, MONTH);
}

/** Return the day of a month as a number: "22". */
export function writeDay(at: string): string {
  // Some languages add a word to the number, which the part doesn't contain.
  const parts = formatter(DAY).formatToParts(asUtc(at.slice(0, 16)));
  return parts.find(({ type }) => type === "day")?.value ?? "";
}

/** Return "Sun". */
export function writeWeekday(at: string): string {
  return write(at.slice(0, 16), WEEKDAY);
}

/** Return today's date on the phone: "2026-11-22". */
export function today(): string {
  return localTime().slice(0, 10);
}

/** Return the phone's local time, to the minute: "2026-11-22T14:59". */
export function localTime(epoch = Date.now()): string {
  const minutes = -new Date(epoch).getTimezoneOffset();
  return new Date(epoch + minutes * 60_000).toISOString().slice(0, 16);
}

// Formatted as if it were UTC: the written time is shown, wherever the phone is now.
function write(local: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(options).format(asUtc(local));
}

const dateFormats = new Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const fixed = { ...DIGITS, calendar: "gregory", timeZone: "UTC" };
  return remember(dateFormats, options, () => {
    return new Intl.DateTimeFormat(formatLanguage(), { ...options, ...fixed });
  });
}

function asUtc(local: string): number {
  return parseInstant(`${local}+00:00`) ?? Number.NaN;
}

/** Return names as a list with the language's own marks: "Visa, JCB, and UnionPay". */
export function writeList(names: readonly string[]): string {
  return new Intl.ListFormat(pageLanguage()).format(names);
}
