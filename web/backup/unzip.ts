/** Finds backups in ZIP files, also where a ZIP is damaged, cut off, or was packed again. */
import { Unzip, type UnzipFile, type UnzipFileInfo, UnzipInflate, unzipSync } from "fflate";
import { type Bytes, type Entries, entryName, LIST } from "../domain/backup/format.ts";

/** The files of a backup; cut off if the ZIP ends too early. */
export type Packed = { entries: Entries; isCutOff: boolean };

/** Thrown for a ZIP that unpacks to more than a backup can hold. */
export class TooLarge extends Error {}

type Unzipped = { files: [path: string, bytes: Bytes][]; isCutOff: boolean };

const MEBIBYTE = 2 ** 20;
const MOST_ENTRIES = 65_535;
const MOST_LAYERS = 3; // a ZIP in a ZIP in a ZIP
const STEP = 512; // bytes; of a damaged file we get what comes before the damaged step
const NO_END_OF_ARCHIVE = 13;

/** Whether bytes begin as every ZIP does, with "PK". */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** The backups in a ZIP: those that it holds itself, and those in ZIPs inside. @throws TooLarge */
export function findBackups(file: Uint8Array): Packed[] {
  // Photos hardly shrink in a ZIP and the texts aren't large: what unpacks to more is a bomb.
  return search(file, new Allowance(64 * MEBIBYTE + 4 * file.length), MOST_LAYERS);
}

function search(file: Uint8Array, allowance: Allowance, layers: number): Packed[] {
  const { files, isCutOff } = unzip(file, allowance);
  const entries: Entries = new Map();
  let lists = 0;
  const inner: Packed[] = [];
  for (const [path, bytes] of files) {
    const name = entryName(path);
    if (name) entries.set(name, bytes);
    else if (isZip(bytes) && layers > 1) inner.push(...search(bytes, allowance, layers - 1));
    if (name === LIST) lists += 1;
  }
  const isAny = entries.size > 0 || (isCutOff && inner.length === 0);
  // Each list is a backup of its own; which of them a photo belongs to doesn't matter then.
  const own = Array.from({ length: Math.max(lists, Number(isAny)) }, () => ({ entries, isCutOff }));
  return [...own, ...inner];
}

function unzip(file: Uint8Array, allowance: Allowance): Unzipped {
  try {
    const files = Object.entries(unzipSync(file, { filter: filterOnce(allowance) }));
    // The directory of the ZIP may be what is damaged.
    if (files.length === 0) return { files: unzipWhatOpens(file, allowance), isCutOff: false };
    return { files, isCutOff: false };
  } catch (error) {
    if (error instanceof TooLarge) throw error;
    const isCutOff = error instanceof Error && "code" in error && error.code === NO_END_OF_ARCHIVE;
    return { files: unzipWhatOpens(file, allowance), isCutOff };
  }
}

/** Lets in each wanted file once. Where one is there twice, only reading to the end tells both. */
function filterOnce(allowance: Allowance): (entry: UnzipFileInfo) => boolean {
  const seen = new Set<string>();
  return ({ name, size, originalSize }) => {
    allowance.count();
    if (!isWanted(name)) return false;
    if (seen.has(name)) throw new Error("An entry is there twice.");
    seen.add(name);
    allowance.spend(Math.max(size, originalSize));
    return true;
  };
}

/** What can be read from front to back, without the directory at the end of the ZIP. */
function unzipWhatOpens(file: Uint8Array, allowance: Allowance): Unzipped["files"] {
  const readings: Reading[] = [];
  const unzipping = new Unzip((entry) => {
    allowance.count();
    if (isWanted(entry.name)) readings.push(new Reading(entry, allowance));
  });
  unzipping.register(UnzipInflate);
  try {
    for (let at = 0; at < file.length; at += STEP) {
      unzipping.push(file.subarray(at, at + STEP), at + STEP >= file.length);
    }
  } catch (error) {
    if (error instanceof TooLarge) throw error;
  }
  // Half a list is worth having, half a photo isn't.
  const useful = readings.filter(({ path, isWhole }) => isWhole || entryName(path) === LIST);
  return useful.map(({ path, parts }) => [path, join(parts)]);
}

/** One file while it is unpacked. */
class Reading {
  readonly path: string;
  readonly parts: Uint8Array[] = [];
  isWhole = false;

  constructor(entry: UnzipFile, allowance: Allowance) {
    this.path = entry.name;
    let isBroken = false;
    entry.ondata = (error, part, isLast) => {
      isBroken ||= error !== null;
      if (isBroken) return;
      allowance.spend(part.length);
      this.parts.push(part);
      this.isWhole = isLast;
    };
    entry.start();
  }
}

function isWanted(path: string): boolean {
  return entryName(path) !== null || (/\.zip$/i.test(path) && !path.includes("__MACOSX"));
}

function join(parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** How much may still be unpacked. */
class Allowance {
  #bytes: number;
  #entries = 2 * MOST_ENTRIES; // a damaged file is read twice

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  count(): void {
    this.#entries -= 1;
    if (this.#entries < 0) throw new TooLarge();
  }

  spend(bytes: number): void {
    this.#bytes -= bytes;
    if (!(this.#bytes >= 0)) throw new TooLarge();
  }
}
