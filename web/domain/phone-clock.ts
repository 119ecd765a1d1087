/** The phone's UTC offset at local times. */
import { isOffset, offsetOf, parseInstant } from "./instant.ts";

const MINUTE = 60_000; // ms
const DAY = 24 * 60 * MINUTE;

/**
 * Return the phone's UTC offset at a local time; daylight saving time changes it. At a time that
 * clocks skip it is the one before.
 */
export function phoneOffset(local: string): string {
  const minutes = (epochOf(local) - Date.parse(local.slice(0, 16))) / MINUTE;
  const offset = Number.isNaN(minutes) ? "" : offsetOf(minutes);
  // While a year is being typed, it may be 2 or 20; the offsets of those times are not valid.
  return isOffset(offset) ? offset : offsetAt(Date.now());
}

/**
 * Return the phone's UTC offsets before and after a change of its clocks, if that makes a local time
 * occur twice or never; otherwise null.
 */
export function clockChangeAt(local: string): [string, string] | null {
  const epoch = epochOf(local);
  if (Number.isNaN(epoch)) return null;
  const [before, after] = [offsetAt(epoch - DAY), offsetAt(epoch + DAY)];
  const [isBefore, isAfter] = [before, after].map((offset) => {
    const instant = parseInstant(local.slice(0, 16) + offset);
    return instant !== null && offsetAt(instant) === offset;
  });
  return before !== after && isBefore === isAfter ? [before, after] : null;
}

function offsetAt(epoch: number): string {
  return offsetOf(-new Date(epoch).getTimezoneOffset());
}

/** Return the epoch milliseconds of a local time as if it were UTC. */
function epochOf(local: string): number {
  return Date.parse(`${local.slice(0, 16)}Z`);
}
