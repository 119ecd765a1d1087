import { isDate } from "./plain-date.ts";

/** UTC offsets in use, for a select. All other quarters of an hour are valid too. */
export const OFFSETS: readonly string[] = (
  "-12:00 -11:00 -10:00 -09:30 -09:00 -08:00 -07:00 -06:00 -05:00 -04:00 -03:30 -03:00 -02:30 " +
  "-02:00 -01:00 +00:00 +01:00 +02:00 +03:00 +03:30 +04:00 +04:30 +05:00 +05:30 +05:45 +06:00 " +
  "+06:30 +07:00 +08:00 +08:45 +09:00 +09:30 +10:00 +10:30 +11:00 +12:00 +12:45 +13:00 +13:45 " +
  "+14:00"
).split(" ");

const MINUTE = 60_000;

/**
 * Return the epoch milliseconds of "2026-11-22T14:59+07:00", or null if it isn't a valid instant.
 */
export function parseInstant(at: string): number | null {
  const [, date = "", time, offset = ""] =
    /^(.{10})T((?:[01]\d|2[0-3]):[0-5]\d)(.{6})$/.exec(at) ?? [];
  const east = minutesOf(offset);
  if (!isDate(date) || east === null) return null;
  return Date.parse(`${date}T${time}Z`) - east * MINUTE;
}

/** Return local text at an offset: (epoch ms, "+07:00") → "2026-11-22T14:59+07:00". */
export function formatInstant(epoch: number, offset: string): string {
  const local = new Date(epoch + (minutesOf(offset) ?? 0) * MINUTE);
  return local.toISOString().slice(0, 16) + offset;
}

/** Return "+07:00" for 420 minutes east of UTC, the value of `-new Date().getTimezoneOffset()`. */
export function offsetOf(minutes: number): string {
  const time = new Date(Math.abs(minutes) * MINUTE).toISOString().slice(11, 16);
  return (minutes < 0 ? "-" : "+") + time;
}

/** Return whether text is an offset from "-12:00" to "+14:00" in quarters of an hour. */
export function isOffset(text: string): boolean {
  return minutesOf(text) !== null;
}

// ISO 8601 does not allow "-00:00".
function minutesOf(offset: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(00|15|30|45)$/.exec(offset) ?? [];
  if (!sign || offset === "-00:00") return null;
  const east = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  return east >= -12 * 60 && east <= 14 * 60 ? east : null;
}

/** Return the local date of an instant: "2026-11-22". */
export function dateOf(at: string): string {
  return at.slice(0, 10);
}

/** Return the local month of an instant: "2026-11". */
export function monthOf(at: string): string {
  return at.slice(0, 7);
}
