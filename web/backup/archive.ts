// Loaded only for a backup or a restore: the one importer of the ZIP library.
import { type UnzipFileInfo, unzipSync, type Zippable, zipSync } from "fflate";
import { type BackupReading, type Entries, isEntryName, pack, unpack } from "../domain/backup.ts";
import type { Problem } from "../domain/problem.ts";
import type { Log } from "../domain/records.ts";

const MEBIBYTE = 2 ** 20;
const MOST_ENTRIES = 65_535;
// What the years of a ZIP can say.
const FIRST_DATE = Date.UTC(1981, 0);
const LAST_DATE = Date.UTC(2099, 0);
const NO_END_OF_ARCHIVE = 13;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const TOOLS = {
  encode: (text: string) => new TextEncoder().encode(text),
  decode: (bytes: Uint8Array) => utf8.decode(bytes),
  hash: async (bytes: Uint8Array<ArrayBuffer>) => {
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join(
      "",
    );
  },
};

/** The bytes of a backup file (ZIP) made at `now` (epoch milliseconds). */
export async function writeBackup(log: Log, now: number): Promise<Uint8Array<ArrayBuffer>> {
  const entries = await pack(log, now, TOOLS);
  const mtime = Math.min(Math.max(now, FIRST_DATE), LAST_DATE);
  const files: Zippable = {};
  // Photos are compressed already.
  for (const [name, bytes] of entries) {
    files[name] = [bytes, { level: name.startsWith("photos/") ? 0 : 6 }];
  }
  return zipSync(files, { mtime });
}

/** The log in a backup file, or why it is refused. Never throws for what the file holds. */
export async function readBackup(file: Uint8Array): Promise<BackupReading> {
  const reading = unzip(file);
  return reading instanceof Map ? unpack(reading, TOOLS) : { problem: reading };
}

function unzip(file: Uint8Array): Entries | Problem {
  // "PK", the mark of every ZIP.
  if (file[0] !== 0x50 || file[1] !== 0x4b) return { code: "backup.not-a-backup" };
  const watch = new UnzipWatch(file.length);
  try {
    const files = unzipSync(file, { filter: (entry) => watch.admits(entry) });
    return new Map(Object.entries(files));
  } catch (error) {
    if (watch.problem) return watch.problem;
    const isCutOff = error instanceof Error && "code" in error && error.code === NO_END_OF_ARCHIVE;
    if (isCutOff) return { code: "backup.incomplete" };
    return { code: "backup.damaged", values: { entry: watch.latest } };
  }
}

/** Looks at each entry before it is unpacked, and lets in only what a backup has. */
class UnzipWatch {
  problem: Problem | null = null;
  /** Where a failure happened. */
  latest = "ZIP";
  readonly #seen = new Set<string>();
  #room: number;
  #count = 0;

  // Photos hardly shrink in a ZIP and the texts aren't large: what unpacks to more is a bomb.
  constructor(size: number) {
    this.#room = 64 * MEBIBYTE + 4 * size;
  }

  admits({ name, size, originalSize }: UnzipFileInfo): boolean {
    this.#count += 1;
    if (this.#count > MOST_ENTRIES) this.#refuse({ code: "backup.too-large" });
    // Folders, what systems leave in ZIPs, and paths that lead elsewhere.
    if (!isEntryName(name)) return false;
    this.latest = name;
    if (this.#seen.has(name)) this.#refuse({ code: "backup.duplicate", values: { entry: name } });
    this.#seen.add(name);
    this.#room -= Math.max(size, originalSize);
    if (!(this.#room >= 0)) this.#refuse({ code: "backup.too-large" });
    return true;
  }

  #refuse(problem: Problem): never {
    this.problem = problem;
    throw new Error(problem.code);
  }
}
