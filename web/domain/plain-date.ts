// Calendar dates without a time or a zone, as ISO 8601 text ("2026-02-28"). They sort as text.
// All arithmetic is in UTC, where each day has 24 hours, so no zone's clock changes can matter.

const DAY = 24 * 60 * 60_000;
const MONTHS_A_YEAR = 12;
const FIRST = "0000-01-01";

/** The last date that four digits of a year can write: sums end here. */
export const LAST_DATE = "9999-12-31";

const LAST_DAY = dayNumber(LAST_DATE);
const FIRST_DAY = dayNumber(FIRST);
const LAST_MONTH = monthNumber(LAST_DATE);

/** Whether text is a calendar date "2026-02-28". */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const epoch = Date.parse(`${text}T00:00Z`);
  // Engines may carry the 30th of February over into March.
  return !Number.isNaN(epoch) && new Date(epoch).toISOString().startsWith(text);
}

/** Days from one calendar date to another, negative if it is past. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date so many whole days later, or earlier if negative. */
export function addDays(date: string, days: number): string {
  const day = dayNumber(date) + days;
  if (day >= LAST_DAY) return LAST_DATE;
  if (day <= FIRST_DAY) return FIRST;
  return new Date(day * DAY).toISOString().slice(0, FIRST.length);
}

/**
 * The same day of the month so many whole months later, or earlier if negative; the month's last
 * day where it has no such day: 31 January and one month is 28 or 29 February.
 */
export function addMonths(date: string, months: number): string {
  const month = monthNumber(date) + months;
  if (month > LAST_MONTH) return LAST_DATE;
  if (month < 0) return FIRST;
  const day = Math.min(Number(date.slice(8)), daysIn(month));
  return `${writeMonth(month)}-${String(day).padStart(2, "0")}`;
}

// Days since 1970-01-01.
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00Z`) / DAY;
}

// Months since the first of year 0.
function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * MONTHS_A_YEAR + Number(date.slice(5, 7)) - 1;
}

function writeMonth(month: number): string {
  const year = String(Math.floor(month / MONTHS_A_YEAR)).padStart(4, "0");
  return `${year}-${String((month % MONTHS_A_YEAR) + 1).padStart(2, "0")}`;
}

function daysIn(month: number): number {
  if (month === LAST_MONTH) return 31;
  return dayNumber(`${writeMonth(month + 1)}-01`) - dayNumber(`${writeMonth(month)}-01`);
}
