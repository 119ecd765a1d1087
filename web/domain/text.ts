// Bidi controls could change how a note or an order number is displayed.
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const OTHER_CONTROLS = /(?!\n)\p{Cc}/gu;
const LONE_SURROGATES = /\p{Cs}/gu;

/**
 * Return user text in the form in which it is stored: no control characters except line feeds, NFC,
 * trimmed.
 */
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

/** Return user text in the form in which it is stored, on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\n+/g, " ");
}

/** Return the number of code points, which is close to the characters that people count. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}
