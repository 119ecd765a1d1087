/** Recognises pictures and PDFs by their bytes, whatever type the sharing app gives. */

// The first bytes of each kind; "." is any byte, as in the sizes before "ftyp" and "WEBP".
const BEGINNINGS = [
  /^\xff\xd8\xff/,
  /^\x89PNG/,
  /^GIF8/,
  /^BM/,
  /^RIFF....WEBP/s,
  /^....ftyp(?:avi[fs]|he|mif1|msf1)/s,
];
const LONGEST = 16;
// Some programs write a byte order mark or line breaks before it by mistake; PDF readers skip them.
const PDF_BEGINNING = /^(?:\xef\xbb\xbf)?\s*%PDF-/;

export const PDF = "application/pdf";

/** The largest PDF that is kept, in bytes. A slip has few pages, and each backup contains it. */
export const LARGEST_PDF = 10_000_000;

/** Return whether bytes are JPEG, PNG, GIF, BMP, WebP, AVIF or HEIC. */
export function isPicture(bytes: ArrayBuffer): boolean {
  return BEGINNINGS.some((beginning) => beginning.test(startOf(bytes)));
}

export function isPdf(bytes: ArrayBuffer): boolean {
  return PDF_BEGINNING.test(startOf(bytes));
}

function startOf(bytes: ArrayBuffer): string {
  return String.fromCharCode(...new Uint8Array(bytes.slice(0, LONGEST)));
}
