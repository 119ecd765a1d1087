/** Guesses the encoding of a text, by its byte order mark or by its bytes. */

/** Names of the Encoding Standard. windows-1252 also reads Latin-1, as in browsers. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "gb18030", "windows-1252"] as const;

export type Encoding = (typeof ENCODINGS)[number];

const MARKS: readonly [Encoding, readonly number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
  ["gb18030", [0x84, 0x31, 0x95, 0x33]],
];

const FIRST_OTHER = 0x80;
const SAMPLE = 1 << 17;
// One broken character among this many good ones is damage to UTF-8, not another encoding.
const OTHERS_A_FLAW = 50;

/** Return the most likely encoding of bytes. */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return marked[0];
  const wide = guessWide(bytes.subarray(0, SAMPLE));
  if (wide) return wide;
  const first = bytes.findIndex((byte) => byte >= FIRST_OTHER);
  if (first < 0) return "utf-8";
  const sample = bytes.subarray(first, first + SAMPLE);
  if (isUtf8(sample)) return "utf-8";
  return isChinese(sample) ? "gb18030" : "windows-1252";
}

/** UTF-16 has many zero bytes: the upper bytes of digits, commas and line ends. */
function guessWide(sample: Uint8Array): Encoding | null {
  let even = 0;
  let odd = 0;
  sample.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2 === 0) even++;
    else odd++;
  });
  if (even === odd) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

function isUtf8(sample: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < sample.length; i++) {
    const lead = sample[i] ?? 0;
    if (lead < FIRST_OTHER) continue;
    const length = lengthBy(lead);
    const rest = sample.subarray(i + 1, i + length);
    const isWhole = length > 1 && rest.every((byte) => (byte & 0xc0) === 0x80);
    if (isWhole && i + length > sample.length) break; // the sample ends within a character
    if (isWhole) good++;
    else bad++;
    if (isWhole) i += length - 1;
  }
  return bad === 0 || bad * OTHERS_A_FLAW < good;
}

function lengthBy(lead: number): number {
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 1;
}

/** In GB18030 most bytes above 0x7f come in runs; in Latin-1 accented letters stand alone. */
function isChinese(sample: Uint8Array): boolean {
  let inRows = 0;
  let alone = 0;
  for (let i = 0; i < sample.length; i++) {
    const start = i;
    while ((sample[i] ?? 0) >= FIRST_OTHER) i++;
    if (i - start > 1) inRows += i - start;
    else if (i > start) alone++;
  }
  return inRows > alone;
}
