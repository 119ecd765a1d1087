// They could make a note or an order number show other than it is.
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const OTHER_CONTROLS = /(?!\n)\p{Cc}/gu;
const LONE_SURROGATES = /\p{Cs}/gu;

/** User text fit to keep: no control characters but line feeds, NFC, trimmed. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/\t/g, " ")
    .replace(OTHER_CONTROLS, "")
    .replace(LONE_SURROGATES, "\ufffd")
    .replace(BIDI_CONTROLS, "")
    .normalize("NFC")
    .trim();
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\n+/g, " ");
}

/** Characters as people count them, near enough: code points. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}
