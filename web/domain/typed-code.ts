/** A dial code as somebody types it. */
import { type Correction, STEPS_LENGTH } from "./correction.ts";
import { toAsciiDigits } from "./digits.ts";

const HOLES = /(PIN|NUMBER|AMOUNT|ID|SERIAL)/g;
const KEYS = /[\d*#]|PIN|NUMBER|AMOUNT|ID|SERIAL/g;
const USSD = /^[*#](?:[\d*#]|\{\w+\})+#$/;
const CALL = /^\d[\d*]*#?$/;
const PIN_DIGITS = 8; // the fewest that a voucher's PIN has

/**
 * A code as somebody types it, in digits of any script, with PIN, NUMBER … where something is
 * filled in; with a text it is an SMS to that number. Null for what no phone dials. A voucher's PIN
 * in a code is replaced by the hole that it fills: it is worth money, and isn't kept.
 */
export function parseCode(
  kind: string,
  typed: string,
  message: string,
): Pick<Correction, "channel" | "value" | "text"> | null {
  const value = withHoles(withoutPin(kind, marksOf(typed)));
  const text = withHoles(visible(message));
  if (text) return /^\d{2,8}$/.test(value) ? { channel: "sms", value, text } : null;
  if (USSD.test(value)) return { channel: "ussd", value, text };
  return CALL.test(value) ? { channel: "call", value, text } : null;
}

/**
 * The keys that are pressed after a code, as "3 1", from what somebody types: digits of any script,
 * *, # and PIN, NUMBER …, with or without something between them. Null for anything else.
 */
export function parseSteps(kind: string, typed: string): string | null {
  const keys = withoutPin(kind, marksOf(typed).replace(/[,，、;.>→+-]/g, ""));
  const found = keys.match(KEYS) ?? [];
  const steps = withHoles(found.join(" "));
  return found.join("") === keys && steps.length <= STEPS_LENGTH ? steps : null;
}

/** What is typed in ASCII: digits, * and #, names of holes in capitals, without spaces. */
function marksOf(typed: string): string {
  const plain = toAsciiDigits(typed).replace(/\s/g, "");
  return plain.replace(/＊/g, "*").replace(/＃/g, "#").toUpperCase();
}

function withoutPin(kind: string, keys: string): string {
  if (!kind.startsWith("voucher")) return keys;
  return keys.replace(new RegExp(`\\d{${PIN_DIGITS},}`, "g"), "PIN");
}

/** The text of an SMS command: what shows, and single spaces. */
function visible(text: string): string {
  const shown = text.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S}]|[{}]/gu, " ");
  return shown.replace(/ +/g, " ").trim();
}

function withHoles(text: string): string {
  return text.replace(HOLES, (name) => `{${name.toLowerCase()}}`);
}
