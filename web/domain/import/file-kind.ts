/** Finds out what a chosen file is by its first bytes: names and types of files are often wrong. */
import type { ProblemCode } from "../problem.ts";

type Bytes = Uint8Array;

/** The first bytes of files that are not tables, with the problem code of each. */
const SIGNATURES: readonly [code: ProblemCode, begins: readonly number[]][] = [
  ["import.spreadsheet", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]], // OLE: XLS, locked XLSX
  ["import.packed", [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]], // RAR
  ["import.packed", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]], // 7z
  ["import.packed", [0x1f, 0x8b]], // gzip
  ["import.not-a-table", [0x25, 0x50, 0x44, 0x46]], // PDF
  ["import.not-a-table", [0x89, 0x50, 0x4e, 0x47]], // PNG
  ["import.not-a-table", [0xff, 0xd8, 0xff]], // JPEG
  ["import.not-a-table", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]], // SQLite
];

const LOCAL_HEADER = [0x50, 0x4b, 0x03, 0x04];
const CENTRAL_HEADER = [0x50, 0x4b, 0x01, 0x02];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const IS_ENCRYPTED = 0x01;
const METHOD_AES = 99;
const MOST_ENTRIES = 1000;

/** Names of entries that show what a ZIP file is. */
const IN_SPREADSHEETS = /^(?:xl\/|\[Content_Types\]\.xml$|Index\/|content\.xml$|mimetype$)/;
const IN_BACKUPS = /(?:^|\/)log\.json$/;

/** Return the problem code of a file that can't be a table or a text; null for one that may be. */
export function findOtherKind(bytes: Bytes): ProblemCode | null {
  if (bytes.length === 0) return "import.empty";
  if (begins(bytes, 0, LOCAL_HEADER) || begins(bytes, 0, EMPTY_ZIP)) return kindOfZip(bytes);
  return SIGNATURES.find(([, start]) => begins(bytes, 0, start))?.[0] ?? null;
}

function kindOfZip(bytes: Bytes): ProblemCode {
  const entries = readEntries(bytes);
  if (entries.some(({ name }) => IN_SPREADSHEETS.test(name))) return "import.spreadsheet";
  if (entries.some(({ isEncrypted }) => isEncrypted)) return "import.encrypted";
  if (entries.some(({ name }) => IN_BACKUPS.test(name))) return "import.backup";
  return "import.packed";
}

type Entry = { name: string; isEncrypted: boolean };

/** Return the first entry and those in the central directory, if it is there. */
function readEntries(bytes: Bytes): Entry[] {
  const entries = begins(bytes, 0, LOCAL_HEADER) ? [readEntry(bytes, 0, 6, 26, 30)] : [];
  for (let at = bytes.length - 46; at > 0 && entries.length < MOST_ENTRIES; at--) {
    if (begins(bytes, at, CENTRAL_HEADER)) entries.push(readEntry(bytes, at, 8, 28, 46));
  }
  return entries;
}

function readEntry(bytes: Bytes, at: number, flags: number, length: number, name: number): Entry {
  const end = at + name + number16(bytes, at + length);
  const letters = bytes.subarray(at + name, Math.min(end, bytes.length));
  const isEncrypted =
    (number16(bytes, at + flags) & IS_ENCRYPTED) !== 0 ||
    number16(bytes, at + flags + 2) === METHOD_AES;
  return { name: String.fromCharCode(...letters.subarray(0, 200)), isEncrypted };
}

function number16(bytes: Bytes, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

function begins(bytes: Bytes, at: number, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[at + i] === byte);
}

/** Return whether text is an HTML page: banks and shops give it the file name of a spreadsheet. */
export function isWebPage(text: string): boolean {
  return /^\s*<(?:!doctype html|html|table|\?xml)/i.test(text.slice(0, 1000));
}
