/** Folds text for search. */
import { toAsciiDigits } from "./digits.ts";

const UNDECOMPOSED: Record<string, string> = {
  ...{ đ: "d", ð: "d", ł: "l", ø: "o", æ: "ae", œ: "oe", þ: "th", ı: "i", ħ: "h", ŋ: "n", ŧ: "t" },
  ...{ ٱ: "ا", ة: "ه", ى: "ي", ی: "ي", ک: "ك", ـ: "" },
  ...{ "’": "'", "‘": "'", ʼ: "'", "´": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"' },
  ...{ "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-" },
};
const UNDECOMPOSED_ONES = new RegExp(`[${Object.keys(UNDECOMPOSED).join("")}]`, "g");

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
    .replace(UNDECOMPOSED_ONES, (sign) => UNDECOMPOSED[sign] ?? sign);
}
