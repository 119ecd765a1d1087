/** Finds backups in ZIP files, even if a ZIP is damaged, cut off, or was packed again. */
import { type Bytes, type Entries, entryName, LIST } from "../domain/backup/format.ts";
import { type ZipFile, ZipReader } from "./read-zip.ts";
import { inflate, join } from "./streams.ts";
import { DEFLATED, isZip, STORED } from "./zip-format.ts";

/**
 * The files of a backup. `isCutOff`: the ZIP ends too early. `isLocked`: it needs a password, or was
 * packed by a method that browsers don't have.
 */
export type Packed = { entries: Entries; isCutOff: boolean; isLocked: boolean };

/** Thrown for a ZIP that unpacks to more than a backup can contain. */
export class TooLarge extends Error {}

const MEBIBYTE = 2 ** 20;
const MOST_ENTRIES = 65_535;
const MOST_LAYERS = 3; // a ZIP in a ZIP in a ZIP
// Deflate expands a byte to 1032 at most, so that a step yields less than 17 MB.
const STEP = 2 ** 14;
const STEP_OF_LIST = 512; // of a damaged list, everything before the damaged step is read

/** Return whether a file begins or ends like a ZIP: some programs write something before it. */
export function mayBeZip(file: Bytes): boolean {
  return isZip(file) || !new ZipReader(file).isCutOff;
}

/** Return the backups in a ZIP, including those in ZIPs inside it. Throws TooLarge. */
export function findBackups(file: Bytes): Promise<Packed[]> {
  // Photos hardly shrink in a ZIP and texts are small: anything that unpacks to more is a ZIP bomb.
  return search(file, new Allowance(64 * MEBIBYTE + 4 * file.length), MOST_LAYERS);
}

async function search(zip: Bytes, allowance: Allowance, layers: number): Promise<Packed[]> {
  const reader = new ZipReader(zip);
  const { isCutOff } = reader;
  const entries: Entries = new Map();
  let lists = 0;
  let isLocked = false;
  const inner: Packed[] = [];
  for (const file of listFiles(reader, allowance)) {
    const isReadable = file.method === STORED || file.method === DEFLATED;
    isLocked ||= !isReadable;
    const bytes = isReadable && (await unpackFile(file, allowance));
    if (!bytes) continue;
    const name = entryName(file.path);
    if (name) entries.set(name, bytes);
    else if (isZip(bytes) && layers > 1)
      inner.push(...(await search(bytes, allowance, layers - 1)));
    if (name === LIST) lists += 1;
  }
  const isAny = entries.size > 0 || ((isCutOff || isLocked) && inner.length === 0);
  // Each list counts as a backup; it doesn't matter then to which of them a photo belongs.
  const all = { entries, isCutOff, isLocked };
  const own = Array.from({ length: Math.max(lists, Number(isAny)) }, () => all);
  return [...own, ...inner];
}

/**
 * Return the files that may belong to a backup: by the directory, or by their headers if it is
 * damaged.
 */
function listFiles(reader: ZipReader, allowance: Allowance): ZipFile[] {
  const named: ZipFile[] = [];
  let isBacked = false; // whether there is a list, or a ZIP that may have one
  for (const file of reader.byDirectory()) {
    allowance.count();
    if (!file) return listByHeaders(reader, allowance);
    if (!isWanted(file.path)) continue;
    named.push(file);
    const name = entryName(file.path);
    isBacked ||= name === LIST || name === null;
  }
  return isBacked ? named : listByHeaders(reader, allowance);
}

function listByHeaders(reader: ZipReader, allowance: Allowance): ZipFile[] {
  const found: ZipFile[] = [];
  for (const file of reader.byHeaders()) {
    allowance.count();
    if (isWanted(file.path)) found.push(file);
  }
  return found;
}

function isWanted(path: string): boolean {
  return entryName(path) !== null || (/\.zip\b/i.test(path) && !path.includes("__MACOSX"));
}

/**
 * Return the bytes of a file, or null if they are incomplete: half a list is useful, half a photo
 * isn't. The ZIP's checksums are ignored, because a backup has better ones.
 */
async function unpackFile(file: ZipFile, allowance: Allowance): Promise<Bytes | null> {
  const isList = entryName(file.path) === LIST;
  let { isWhole } = file;
  const parts: Bytes[] = [];
  try {
    for await (const part of open(file, isList ? STEP_OF_LIST : STEP)) {
      allowance.spend(part.length);
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof TooLarge) throw error;
    isWhole = false;
  }
  return isWhole || isList ? join(parts) : null;
}

function open({ method, bytes }: ZipFile, step: number): Iterable<Bytes> | AsyncIterable<Bytes> {
  return method === STORED ? [bytes] : inflate(bytes, step);
}

/** Counts how much may still be unpacked. */
class Allowance {
  #bytes: number;
  #entries = 2 * MOST_ENTRIES; // files of a damaged directory are found twice

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  count(): void {
    this.#entries -= 1;
    if (this.#entries < 0) throw new TooLarge();
  }

  spend(bytes: number): void {
    this.#bytes -= bytes;
    if (this.#bytes < 0) throw new TooLarge();
  }
}
