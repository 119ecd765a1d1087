/** Parses dial codes that the user types. */
import { type Correction, STEPS_LENGTH } from "./correction.ts";
import { toAsciiDigits } from "./digits.ts";

const HOLES = /(PIN|NUMBER|AMOUNT|ID|SERIAL)/g;
const KEYS = /[\d*#]|PIN|NUMBER|AMOUNT|ID|SERIAL/g;
const USSD = /^[*#](?:[\d*#]|\{\w+\})+#$/;
const CALL = /^\d[\d*]*#?$/;
const PIN_DIGITS = 8; // no voucher has a shorter PIN

/**
 * Return the code that was typed, in digits of any script, with PIN, NUMBER … as placeholders. With
 * a text it is an SMS to that number. Null if no phone can dial it. The PIN of a voucher is
 * replaced by its placeholder: it is worth money and must not be stored.
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
 * Return the keys that are pressed after a code, as "3 1". They may be typed in digits of any
 * script, with *, # and PIN, NUMBER …, and with or without separators. Null for anything else.
 */
export function parseSteps(kind: string, typed: string): string | null {
  const keys = withoutPin(kind, marksOf(typed).replace(/[,，、;.>→+-]/g, ""));
  const found = keys.match(KEYS) ?? [];
  const steps = withHoles(found.join(" "));
  return found.join("") === keys && steps.length <= STEPS_LENGTH ? steps : null;
}

/**
 * Return the typed text in ASCII: digits, * and #, names of placeholders in capitals, no spaces.
 */
function marksOf(typed: string): string {
  const plain = toAsciiDigits(typed).replace(/\s/g, "");
  return plain.replace(/＊/g, "*").replace(/＃/g, "#").toUpperCase();
}

function withoutPin(kind: string, keys: string): string {
  if (!kind.startsWith("voucher")) return keys;
  return keys.replace(new RegExp(`\\d{${PIN_DIGITS},}`, "g"), "PIN");
}

/** Return the text of an SMS command: visible characters and single spaces. */
function visible(text: string): string {
  const shown = text.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S}]|[{}]/gu, " ");
  return shown.replace(/ +/g, " ").trim();
}

function withHoles(text: string): string {
  return text.replace(HOLES, (name) => `{${name.toLowerCase()}}`);
}
