/** Whether bytes are of a picture or a PDF, whatever the app that shared them calls their type. */

// How files of each kind begin; "." is any byte, as the sizes before "ftyp" and "WEBP".
const BEGINNINGS = [
  /^\xff\xd8\xff/,
  /^\x89PNG/,
  /^GIF8/,
  /^BM/,
  /^RIFF....WEBP/s,
  /^....ftyp(?:avi[fs]|he|mif1|msf1)/s,
];
const LONGEST = 1024; // readers of PDFs pass over that much before their mark
// Line breaks, a mark, or heads of a download; what begins as a page isn't looked through.
const PDF_BEGINNING = /^(?!(?:\xef\xbb\xbf)?\s*<)[^]*%PDF-/;

export const PDF = "application/pdf";

/** Bytes of a PDF that is kept: a slip has a few pages, and each backup carries it along. */
export const LARGEST_PDF = 10_000_000;

/** JPEG, PNG, GIF, BMP, WebP, AVIF or HEIC. */
export function isPicture(bytes: ArrayBuffer): boolean {
  return BEGINNINGS.some((beginning) => beginning.test(startOf(bytes)));
}

/** Whether a PDF holds anything: its mark alone, or a download that ended early, does not. */
export function hasContent(pdf: string): boolean {
  return /\d\s+\d+\s+obj\b/.test(pdf);
}

export function isPdf(bytes: ArrayBuffer): boolean {
  return !isPicture(bytes) && PDF_BEGINNING.test(startOf(bytes));
}

function startOf(bytes: ArrayBuffer): string {
  return String.fromCharCode(...new Uint8Array(bytes.slice(0, LONGEST)));
}
