/** Folds text for search. */
import { toAsciiDigits } from "./digits.ts";

// Each character that Unicode doesn't decompose, and what it is read as.
const READ_AS = new Map(
  (
    "đd ðd łl øo æae œoe þth ßss ıi ħh ŋn ŧt ɓb ɗd ƙk əe ٱا ةه ہه ەه ھه ىي یي ےي کك ـ " +
    "’' ‘' ʼ' ʻ' ´' `' “\" ”\" „\" «\" »\" ‐- ‑- –- —- −-"
  )
    .split(" ")
    .map((each) => [each.charAt(0), each.slice(1)]),
);
const TO_REPLACE = new RegExp(`[${[...READ_AS.keys()].join("")}]`, "g");

/**
 * Return the text without differences that a search ignores: case, width, accents, the script of
 * digits.
 */
export function foldText(text: string): string {
  if (/^[\n -~]*$/.test(text)) return text.toLowerCase().replaceAll("`", "'");
  // Script=Inherited are the accents that belong to no script; Indic and Thai vowel signs stay.
  // "Cf" are invisible characters, which contacts apps put around a number.
  const plain = text
    .replaceAll("´", "'") // NFKD would make it a space with an accent
    .normalize("NFKD")
    .replace(/[\p{Script=Inherited}\p{Cf}]/gu, "");
  return toAsciiDigits(plain)
    .toUpperCase()
    .toLowerCase()
    .replace(TO_REPLACE, (sign) => READ_AS.get(sign) ?? sign);
}
