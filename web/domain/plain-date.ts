// Calendar dates without time or zone, as ISO 8601 text ("2026-02-28"), which sort as text. All
// arithmetic uses whole numbers in the Gregorian calendar, so that no time zone can move a date. It
// is also faster than `Date` for logs of thousands of receipts.

const MONTHS_A_YEAR = 12;
const DAYS_IN_400_YEARS = 146_097;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

// The first and the last date with a year of four digits. Results of sums stay between them.
const FIRST_DATE = "0000-01-01";
export const LAST_DATE = "9999-12-31";

const LAST_DAY = dayNumber(LAST_DATE);
const LAST_MONTH = monthNumber(LAST_DATE);

/** Return whether text is a calendar date: "2026-02-28". */
export function isDate(text: string): boolean {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-\d\d$/.test(text)) return false;
  const day = Number(text.slice(8));
  return day >= 1 && day <= lengthOf(monthNumber(text));
}

/** Return the days from one calendar date to another, negative if `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Return the date `days` days later, or earlier if negative. */
export function addDays(date: string, days: number): string {
  const day = Math.min(Math.max(dayNumber(date) + days, 0), LAST_DAY);
  // The mean year is a little longer than most years, so this may be one year too early or too
  // late.
  let year = Math.floor((day * 400) / DAYS_IN_400_YEARS);
  if (daysBefore(year) > day) year--;
  else if (daysBefore(year + 1) <= day) year++;
  let month = year * MONTHS_A_YEAR;
  let rest = day - daysBefore(year);
  for (; rest >= lengthOf(month); month++) rest -= lengthOf(month);
  return write(month, rest + 1);
}

/**
 * Return the same day of the month `months` months later, or earlier if negative. If that month has
 * no such day, its last day: 31 January and one month is 28 or 29 February.
 */
export function addMonths(date: string, months: number): string {
  const month = monthNumber(date) + months;
  if (month > LAST_MONTH) return LAST_DATE;
  if (month < 0) return FIRST_DATE;
  return write(month, Math.min(Number(date.slice(8)), lengthOf(month)));
}

// Returns the days since the first day of year 0.
function dayNumber(date: string): number {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  const before = daysBefore(year) + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay;
  return before + Number(date.slice(8)) - 1;
}

// Returns the days from the first day of year 0 to that of a year. Year 0 is a leap year.
function daysBefore(year: number): number {
  return year * 365 + Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400);
}

// Returns the months since the first month of year 0.
function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * MONTHS_A_YEAR + Number(date.slice(5, 7)) - 1;
}

function lengthOf(month: number): number {
  const length = MONTH_LENGTHS[month % MONTHS_A_YEAR] ?? 0;
  return length === 28 && isLeap(Math.floor(month / MONTHS_A_YEAR)) ? 29 : length;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function write(month: number, day: number): string {
  const year = String(Math.floor(month / MONTHS_A_YEAR)).padStart(4, "0");
  return `${year}-${twoDigits((month % MONTHS_A_YEAR) + 1)}-${twoDigits(day)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
