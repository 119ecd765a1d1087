/** Whether bytes are of a picture, whatever the app that shared them calls their type. */

// How files of each kind begin; "." is any byte, as the sizes before "ftyp" and "WEBP".
const BEGINNINGS = [
  /^\xff\xd8\xff/,
  /^\x89PNG/,
  /^GIF8/,
  /^BM/,
  /^RIFF....WEBP/s,
  /^....ftyp(?:avi[fs]|he|mif1|msf1)/s,
];
const LONGEST = 16;

/** JPEG, PNG, GIF, BMP, WebP, AVIF or HEIC. */
export function isPicture(bytes: ArrayBuffer): boolean {
  const start = String.fromCharCode(...new Uint8Array(bytes.slice(0, LONGEST)));
  return BEGINNINGS.some((beginning) => beginning.test(start));
}
