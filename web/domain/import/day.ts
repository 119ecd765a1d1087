/** Reads days and times as tables write them. */
import { toAsciiDigits } from "../digits.ts";
import { isOffset } from "../instant.ts";
import { isDate } from "../plain-date.ts";

export const ORDERS = ["ymd", "dmy", "mdy"] as const;

export type Order = (typeof ORDERS)[number];

/** The numbers of the months by their names, in lower case and without marks. */
export type MonthNames = ReadonlyMap<string, number>;

/** `time` and `offset` are "" where the text has none. */
export type Moment = { date: string; time: string; offset: string };

const PARTS =
  /^(\p{L}+|\d+)[\s./\-,年]*(\p{L}[\p{L}\p{M}]*|\d+)[\s./\-,月]*(\d+)日?(?:[\sT,]+|$)(.*)$/u;
const TIME =
  /^(\d{1,2})[:.時时](\d{2})分?(?:[:.]?(\d{2})(?:[.,]\d+)?秒?)?\s*(?:([ap])\.?\s?m\.?)?\s*(.*)$/iu;
const BEFORE_NOON = /^(?:上午|凌晨|早上)\s*/;
const AFTER_NOON = /^(?:下午|晚上|中午)\s*/;
const WEEKDAY = /^\p{L}{2,}[,.]\s*/u;
const LATEST_OF_TWO_DIGITS = 69;

/**
 * Return the day, time and offset in a text, or null. Day and month are never swapped to make a
 * date valid.
 */
export function readMoment(text: string, order: Order, months: MonthNames): Moment | null {
  const folded = fold(text);
  const parts = PARTS.exec(folded) ?? PARTS.exec(folded.replace(WEEKDAY, ""));
  if (!parts) return compact(folded);
  const [, first = "", second = "", third = "", rest = ""] = parts;
  const date = dateOf([first, second, third], order, months);
  const time = readTime(rest);
  return date && time ? { date, ...time } : null;
}

/**
 * Return time and offset of "14:59:03", "2:59 PM", "14:59Z" or "14:59+07:00"; both are "" for a
 * blank text, and null stands for anything else.
 */
export function readTime(text: string): Omit<Moment, "date"> | null {
  const folded = fold(text);
  if (!folded) return { time: "", offset: "" };
  const bare = folded.replace(BEFORE_NOON, "").replace(AFTER_NOON, "");
  const [, hours = "", minutes = "", , half = "", zone = ""] = TIME.exec(bare) ?? [];
  if (!hours) return null;
  const isAfternoon = half.toLowerCase() === "p" || AFTER_NOON.test(folded);
  const hour = hourOf(Number(hours), isAfternoon, half.toLowerCase() === "a");
  const offset = readOffset(zone);
  if (hour > 23 || Number(minutes) > 59 || offset === null) return null;
  return { time: `${pad(hour)}:${minutes}`, offset };
}

function hourOf(hour: number, isAfternoon: boolean, isMorning: boolean): number {
  if (isAfternoon && hour < 12) return hour + 12;
  return isMorning && hour === 12 ? 0 : hour;
}

function readOffset(zone: string): string | null {
  if (!zone) return "";
  if (/^(?:z|utc|gmt)$/i.test(zone)) return "+00:00";
  const [, sign = "", hours = "", minutes = "00"] =
    /^(?:utc|gmt)?\s*([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone) ?? [];
  const offset = `${sign}${hours.padStart(2, "0")}:${minutes}`;
  return isOffset(offset) ? offset : null;
}

// Reads "20261122" and "20261122145903".
function compact(text: string): Moment | null {
  const [, year, month, day, hours = "", minutes = ""] =
    /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(?:\d\d)?)?$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  const time = readTime(hours && `${hours}:${minutes}`);
  return year && isDate(date) && time ? { date, ...time } : null;
}

function dateOf(parts: readonly [string, string, string], order: Order, months: MonthNames) {
  const [year, month, day] = inOrder(parts, order, months);
  const date = `${yearOf(year)}-${pad(month)}-${pad(day)}`;
  return isDate(date) ? date : null;
}

type Parts = [year: string, month: number, day: number];

function inOrder(
  [a, b, c]: readonly [string, string, string],
  order: Order,
  months: MonthNames,
): Parts {
  const month = months.get(b) ?? months.get(a);
  if (month && months.has(a)) return [c, month, Number(b)];
  if (month) return a.length > 2 ? [a, month, Number(c)] : [c, month, Number(a)];
  if (a.length > 2 || order === "ymd") return [a, Number(b), Number(c)];
  return order === "dmy" ? [c, Number(b), Number(a)] : [c, Number(a), Number(b)];
}

function yearOf(text: string): string {
  if (text.length !== 2) return text;
  return Number(text) > LATEST_OF_TWO_DIGITS ? `19${text}` : `20${text}`;
}

function fold(text: string): string {
  return toAsciiDigits(text.normalize("NFKC"))
    .replace(/[\u200e\u200f\u061c]/g, "")
    .toLowerCase()
    .replace(/(\d)t(\d)/, "$1 $2")
    .replace(/\s+/g, " ")
    .trim();
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

/**
 * Return the only order in which most of these days can be read; null if they fit any. A year of
 * four digits in front decides by itself.
 */
export function guessOrder(texts: readonly string[]): Order | null {
  const votes: Record<Order, number> = { ymd: 0, dmy: 0, mdy: 0 };
  for (const text of texts) {
    const [, a = "", b = ""] = /^(\d+)\D+(\d+)\D+\d+/.exec(fold(text)) ?? [];
    if (a.length > 2) votes.ymd++;
    else if (Number(a) > 12) votes.dmy++;
    else if (Number(b) > 12) votes.mdy++;
  }
  const [best] = [...ORDERS].sort((a, b) => votes[b] - votes[a]);
  return best && votes[best] > 0 ? best : null;
}
