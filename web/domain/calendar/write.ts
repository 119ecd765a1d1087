// Writes calendar files (RFC 5545). The caller passes in all words.

/**
 * One event on one day. When an event with the same `uid` is written with other contents,
 * `sequence` must be higher, so that calendars take the newer one.
 */
export type CalendarEvent = {
  uid: string;
  /** A plain date. */
  on: string;
  summary: string;
  description: string;
  sequence: number;
  cancelled?: boolean;
};

const MOST_OCTETS = 75;
const STARTS_AT = "T100000";

/**
 * Return the text of a calendar file. Each event is at 10:00 and lasts 15 minutes, in the zone of
 * the reader: a time without a zone is "floating" (3.3.5). The alarm is optional help, because many
 * calendars drop alarms when they import. `stamp` is the time of writing: UTC with milliseconds.
 *
 * The file has no METHOD: with one, RFC 5546 requires an organizer. A cancelled event stays in the
 * file with that status, so that the next import removes it from the calendar.
 */
export function writeCalendar(events: readonly CalendarEvent[], stamp: string): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Nobars//Nobars//EN",
    "CALSCALE:GREGORIAN",
    ...events.flatMap((event) => writeEvent(event, writeStamp(stamp))),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function writeEvent(event: CalendarEvent, stamp: string): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escape(event.uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART:${event.on.replaceAll("-", "")}${STARTS_AT}`,
    "DURATION:PT15M",
    `SEQUENCE:${event.sequence}`,
    `STATUS:${event.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    `SUMMARY:${escape(event.summary)}`,
    `DESCRIPTION:${escape(event.description)}`,
    // The text may contain a telephone number.
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    ...(event.cancelled ? [] : writeAlarm(event)),
    "END:VEVENT",
  ];
}

function writeAlarm({ summary }: CalendarEvent): string[] {
  return [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:PT0S",
    `DESCRIPTION:${escape(summary)}`,
    "END:VALARM",
  ];
}

// "2026-11-22T07:59:00.000Z" → "20261122T075900Z"
function writeStamp(stamp: string): string {
  return `${stamp.slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

// TEXT (3.3.11) allows no control characters except tabs. Line ends become "\n".
function escape(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll(/[\0-\x08\x0b-\x1f\x7f]/g, "")
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** Return a line broken after each 75 octets of UTF-8, never within a character (3.1). */
function fold(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const length = octetsOf(character);
    if (octets + length > MOST_OCTETS) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return folded;
}

// A lone surrogate is written as U+FFFD, which has three octets too.
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x1_0000 ? 3 : 4;
}
