/** Finds backups in ZIP files, also where a ZIP is damaged, cut off, or was packed again. */
import { type Bytes, type Entries, entryName, LIST } from "../domain/backup/format.ts";
import { type ZipFile, ZipReader } from "./read-zip.ts";
import { inflate, join } from "./streams.ts";
import { DEFLATED, isZip, STORED } from "./zip-format.ts";

/** The files of a backup; cut off if the ZIP ends too early. */
export type Packed = { entries: Entries; isCutOff: boolean };

/** Thrown for a ZIP that unpacks to more than a backup can hold. */
export class TooLarge extends Error {}

const MEBIBYTE = 2 ** 20;
const MOST_ENTRIES = 65_535;
const MOST_LAYERS = 3; // a ZIP in a ZIP in a ZIP
// Deflate makes at most 1032 bytes of one: what a step gives stays below 17 MB.
const STEP = 2 ** 14;
const STEP_OF_LIST = 512; // of a damaged list we get what comes before the damaged step

/** The backups in a ZIP: those that it holds itself, and those in ZIPs inside. @throws TooLarge */
export function findBackups(file: Bytes): Promise<Packed[]> {
  // Photos hardly shrink in a ZIP and the texts aren't large: what unpacks to more is a bomb.
  return search(file, new Allowance(64 * MEBIBYTE + 4 * file.length), MOST_LAYERS);
}

async function search(zip: Bytes, allowance: Allowance, layers: number): Promise<Packed[]> {
  const reader = new ZipReader(zip);
  const { isCutOff } = reader;
  const entries: Entries = new Map();
  let lists = 0;
  const inner: Packed[] = [];
  for (const file of listFiles(reader, allowance)) {
    const bytes = await unpackFile(file, allowance);
    if (!bytes) continue;
    const name = entryName(file.path);
    if (name) entries.set(name, bytes);
    else if (isZip(bytes) && layers > 1)
      inner.push(...(await search(bytes, allowance, layers - 1)));
    if (name === LIST) lists += 1;
  }
  const isAny = entries.size > 0 || (isCutOff && inner.length === 0);
  // Each list is a backup of its own; which of them a photo belongs to doesn't matter then.
  const own = Array.from({ length: Math.max(lists, Number(isAny)) }, () => ({ entries, isCutOff }));
  return [...own, ...inner];
}

/** The files that may be of a backup: by the directory, or if that is damaged by their headers. */
function listFiles(reader: ZipReader, allowance: Allowance): ZipFile[] {
  const named: ZipFile[] = [];
  let isBacked = false; // by a list, or a ZIP that may have one
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
  return entryName(path) !== null || (/\.zip$/i.test(path) && !path.includes("__MACOSX"));
}

/**
 * The bytes of a file, or null if they can't be had whole: half a list is worth having, half a
 * photo isn't. Checksums of the ZIP aren't asked, since a backup has better ones.
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
  if (method === STORED) return [bytes];
  if (method === DEFLATED) return inflate(bytes, step);
  throw new Error(`No method ${method} of packing is known.`);
}

/** How much may still be unpacked. */
class Allowance {
  #bytes: number;
  #entries = 2 * MOST_ENTRIES; // those of a damaged directory are found twice

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
