/** Folds text for search. */
import { toAsciiDigits } from "./digits.ts";

// Each character that Unicode doesn't decompose, and what it is read as.
const READ_AS = new Map<string, string>();
let toReplace: RegExp;
foldAlso(
  "đd ðd łl øo æae œoe þth ßss ıi ħh ŋn ŧt ɓb ɗd ƙk əe ςσ ٱا ةه ۃه ہه ەه ھه ىي یي ےي کك ـ " +
    "’' ‘' ʼ' ʻ' ´' `' “\" ”\" „\" «\" »\" ‐- ‑- –- —- −-",
);

/** Fold the first character of each word into the rest of it, too: "國国" finds 国 for 國. */
export function foldAlso(words: string): void {
  for (const [sign = "", ...as] of words.split(" ")) READ_AS.set(sign, as.join(""));
  toReplace = new RegExp(`[${[...READ_AS.keys()].join("")}]`, "g");
}

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
    .replace(toReplace, (sign) => READ_AS.get(sign) ?? sign);
}
