/** Dial codes: their placeholders ("holes"), and the links that open the phone's own apps. */
import { toAsciiDigits } from "./digits.ts";

/** A placeholder that the user fills in before the code can be dialled. */
export type Hole = "pin" | "number" | "amount" | "id" | "serial";

/** How a code is sent. A service has a name and no code to send. */
export type Channel = "ussd" | "sms" | "call" | "service";

const HOLE = /\{(pin|number|amount|id|serial)\}/g;

/** Return the channel and the code in a value of the data file. */
export function channelOf(value: string): { channel: Channel; code: string } {
  const [scheme, rest] = value.split(":", 2);
  if (rest === undefined) return { channel: "ussd", code: value };
  const channel = scheme === "sms" ? "sms" : scheme === "tel" ? "call" : "service";
  return { channel, code: rest };
}

/** Return the value of a code as the data file has it: the inverse of `channelOf`. */
export function codeValue(channel: Channel, code: string): string {
  const schemes = { ussd: "", sms: "sms:", call: "tel:", service: "name:" };
  return `${schemes[channel]}${code}`;
}

/** Return the parts of a code in order: texts and holes. */
export function partsOf(code: string): (string | { hole: Hole })[] {
  return code
    .split(HOLE)
    .map((part, index) => (index % 2 === 1 ? { hole: part as Hole } : part))
    .filter((part) => part !== "");
}

/** Return the code with its holes filled, or null if one of them is empty. */
export function fillHoles(code: string, filled: Partial<Record<Hole, string>>): string | null {
  const parts = partsOf(code).map((part) =>
    typeof part === "string" ? part : filled[part.hole] || null,
  );
  return parts.includes(null) ? null : parts.join("");
}

/**
 * Return what was typed into a hole as it is dialled: ASCII digits without spaces. A number may
 * start with "+".
 */
export function readHole(hole: Hole, typed: string): string {
  const plain = toAsciiDigits(typed);
  if (hole === "number") return plain.replace(/(?!^\+)\D/g, "");
  return plain.replace(/\D/g, "");
}

/** Return digits in groups of four, as vouchers print them. */
export function inFours(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, "$1 ");
}

/**
 * Return the least and the most digits that a voucher has, from "16", "12-16" (from 12 to 16) or
 * "10+6" (two numbers). Null if the text is none of these.
 */
export function digitsDue(text: string): { least: number; most: number } | null {
  const [, one, sign, two] = /^(\d+)(?:([-+])(\d+))?$/.exec(text) ?? [];
  if (!one) return null;
  const [first, second] = [Number(one), Number(two ?? 0)];
  if (sign === "+") return { least: first + second, most: first + second };
  return { least: first, most: sign === "-" ? second : first };
}

/**
 * Return the link that opens the dialler or the message app with a code; null for a service. A `#`
 * is escaped (RFC 3966). Android and iOS both read "?&".
 */
export function dialAddress(channel: Channel, code: string, text = ""): string | null {
  if (channel === "service") return null;
  if (channel === "sms") return `sms:${code}${text ? `?&body=${encodeURIComponent(text)}` : ""}`;
  return `tel:${code.replace(/#/g, "%23")}`;
}

/**
 * Return whether a phone refuses to dial a code from a page. iOS refuses all codes with `*` or `#`.
 */
export function isRefused(channel: Channel, code: string, isApple: boolean): boolean {
  return isApple && channel !== "sms" && /[*#]/.test(code);
}
