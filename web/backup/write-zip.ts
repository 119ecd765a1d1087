/** Writes ZIP files by PKWARE's APPNOTE 6.3.10. */
import type { Bytes, Entries } from "../domain/backup/format.ts";
import { crc32 } from "./crc32.ts";
import { collect, deflate, giveWay } from "./streams.ts";
import { CENTRAL, DEFLATED, END, LOCAL, STORED, UTF8 } from "./zip-format.ts";

const VERSION = 20; // of the format; the first with deflate (4.4.3)
// The years that a ZIP can store (4.4.6).
const FIRST_YEAR = 1980;
const LAST_YEAR = 2107;

/** A number with its length in bytes. */
type Field = [length: 2 | 4, value: number];

// The rest of a directory entry (4.3.12): no comment, first disk, no attributes.
const NO_MORE: Field[] = [2, 2, 2, 4].map((length) => [length as 2 | 4, 0]);

/**
 * Return a ZIP of the files in order, with the time `now` (epoch milliseconds). Files for which
 * `isDense` is true are stored uncompressed. Without ZIP64 there is room for 65,535 files and 4
 * GiB, more than the phone's memory, where all files are.
 */
export async function writeZip(
  files: Entries,
  now: number,
  isDense: (name: string) => boolean,
): Promise<Blob> {
  const parts: Bytes[] = [];
  const directory: Bytes[] = [];
  let at = 0;
  for (const [path, bytes] of files) {
    const name = Uint8Array.from(new TextEncoder().encode(path));
    const method = isDense(path) ? STORED : DEFLATED;
    const content = method === STORED ? bytes : await collect(deflate(bytes));
    const facts: Field[] = [
      ...[VERSION, UTF8, method].map((value): Field => [2, value]),
      ...timeOf(now),
      ...[crc32(bytes), content.length, bytes.length].map((value): Field => [4, value]),
      [2, name.length],
      [2, 0], // no extra field
    ];
    const header = layOut([4, LOCAL], ...facts);
    parts.push(header, name, content);
    directory.push(layOut([4, CENTRAL], [2, VERSION], ...facts, ...NO_MORE, [4, at]), name);
    at += header.length + name.length + content.length;
    await giveWay();
  }
  const counts = [files.size, files.size].map((value): Field => [2, value]);
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = layOut([4, END], [4, 0], ...counts, [4, size], [4, at], [2, 0]);
  return new Blob([...parts, ...directory, end]);
}

/** Return local time and date in steps of two seconds (4.4.6). */
function timeOf(now: number): Field[] {
  const date = new Date(now);
  const year = Math.min(Math.max(date.getFullYear(), FIRST_YEAR), LAST_YEAR) - FIRST_YEAR;
  return [
    [2, (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1)],
    [2, (year << 9) | ((date.getMonth() + 1) << 5) | date.getDate()],
  ];
}

/** Return numbers as bytes, little-endian (4.4.1.1). */
function layOut(...fields: Field[]): Bytes {
  return Uint8Array.from(
    fields.flatMap(([length, value]) => Array.from({ length }, (_, n) => value >>> (8 * n))),
  );
}
