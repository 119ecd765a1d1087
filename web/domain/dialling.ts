/** What is dialled or sent: codes with holes, and the addresses that lead to the phone's own apps. */
import { toAsciiDigits } from "./digits.ts";

/** What a user fills into a code before it can be dialled. */
export type Hole = "pin" | "number" | "amount" | "id" | "serial";

/** How a code is sent. A service has a name and no code. */
export type Channel = "ussd" | "sms" | "call" | "service";

const HOLE = /\{(pin|number|amount|id|serial)\}/g;

/** Split a code's value, as the data file has it, into its channel and what is dialled. */
export function channelOf(value: string): { channel: Channel; code: string } {
  const [scheme, rest] = value.split(":", 2);
  if (rest === undefined) return { channel: "ussd", code: value };
  const channel = scheme === "sms" ? "sms" : scheme === "tel" ? "call" : "service";
  return { channel, code: rest };
}

/** The value of a code as the data file has it: the other way round. */
export function codeValue(channel: Channel, code: string): string {
  const schemes = { ussd: "", sms: "sms:", call: "tel:", service: "name:" };
  return `${schemes[channel]}${code}`;
}

/** The parts of a code in order: text, and holes by name. */
export function partsOf(code: string): (string | { hole: Hole })[] {
  return code
    .split(HOLE)
    .map((part, index) => (index % 2 === 1 ? { hole: part as Hole } : part))
    .filter((part) => part !== "");
}

/** The code with its holes filled; null while one of them is empty. */
export function fillHoles(code: string, filled: Partial<Record<Hole, string>>): string | null {
  const parts = partsOf(code).map((part) =>
    typeof part === "string" ? part : filled[part.hole] || null,
  );
  return parts.includes(null) ? null : parts.join("");
}

/** What was typed into a hole, as it is dialled: digits of any script, without spacing. */
export function readHole(hole: Hole, typed: string): string {
  const plain = toAsciiDigits(typed);
  if (hole === "number") return plain.replace(/(?!^\+)\D/g, "");
  return plain.replace(/\D/g, "");
}

/** Digits in fours, as they stand on a voucher. */
export function inFours(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, "$1 ");
}

/**
 * How many digits are due, from "16", "12-16" (from 12 to 16) or "10+6" (two numbers): the least
 * and the most. Null where nothing is known.
 */
export function digitsDue(text: string): { least: number; most: number } | null {
  const [, one, sign, two] = /^(\d+)(?:([-+])(\d+))?$/.exec(text) ?? [];
  if (!one) return null;
  const [first, second] = [Number(one), Number(two ?? 0)];
  if (sign === "+") return { least: first + second, most: first + second };
  return { least: first, most: sign === "-" ? second : first };
}

/**
 * The address that opens the dialler or the message app with a code; null for a service. The `#`
 * of a code is escaped (RFC 3966). "?&" is read by Android and iOS alike.
 */
export function dialAddress(channel: Channel, code: string, text = ""): string | null {
  if (channel === "service") return null;
  if (channel === "sms") return `sms:${code}${text ? `?&body=${encodeURIComponent(text)}` : ""}`;
  return `tel:${code.replace(/#/g, "%23")}`;
}

/** Whether a system refuses to dial a code from a page: iOS does, for all with `*` or `#`. */
export function isRefused(channel: Channel, code: string, isApple: boolean): boolean {
  return isApple && channel !== "sms" && /[*#]/.test(code);
}
