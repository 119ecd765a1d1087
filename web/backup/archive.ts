// Loaded on demand, for a backup, a restore or a table.
import type { BackupReading, Bytes, Entries } from "../domain/backup/format.ts";
import { entryName, LIST } from "../domain/backup/format.ts";
import { pack } from "../domain/backup/pack.ts";
import { unpack } from "../domain/backup/unpack.ts";
import type { Log } from "../domain/records/kinds.ts";
import { findBackups, mayBeZip, type Packed, TooLarge } from "./unzip.ts";
import { writeZip } from "./write-zip.ts";
import { isOtherArchive } from "./zip-format.ts";

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const utf16 = new TextDecoder("utf-16le");

const TOOLS = {
  encode: (text: string) => Uint8Array.from(new TextEncoder().encode(text)),
  // Windows saves a list that was looked at as UTF-16.
  decode: (bytes: Uint8Array) =>
    (bytes[0] === 0xff && bytes[1] === 0xfe ? utf16 : utf8).decode(bytes),
  hash: async (bytes: Bytes) => {
    // Available only with HTTPS.
    if (!globalThis.crypto?.subtle) return null;
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join(
      "",
    );
  },
};

export { toCsv } from "../domain/csv.ts";

/** A file that the user has chosen. */
export type Chosen = { name: string; bytes: Bytes };

/** Return a backup file (ZIP) made at `now` (epoch milliseconds). */
export async function writeBackup(log: Log, now: number): Promise<Blob> {
  // Photos are already compressed.
  return writeZip(await pack(log, now, TOOLS), now, (name) => name.startsWith("photos/"));
}

/**
 * Return the log in the chosen files, or the problem. They may be a ZIP, one that was packed again,
 * or its unpacked contents. Never rejects because of the files' contents.
 */
export async function readBackup(files: readonly Chosen[]): Promise<BackupReading> {
  try {
    const [backup, ...others] = await gather(files);
    if (!backup) return { problem: { code: "backup.not-a-backup" } };
    if (backup.isLocked && !backup.entries.has(LIST)) return { problem: { code: "backup.locked" } };
    if (others.length > 0) return { problem: { code: "backup.several" } };
    const reading = await unpack(backup.entries, TOOLS);
    if (!backup.isCutOff) return reading;
    if ("problem" in reading) return { problem: { code: "backup.incomplete" } };
    return { ...reading, losses: [{ code: "loss.cut-off" }, ...reading.losses] };
  } catch (error) {
    if (error instanceof TooLarge) return { problem: { code: "backup.too-large" } };
    throw error;
  }
}

/** Return the backups in the files. Files that aren't in a ZIP form one backup. */
async function gather(files: readonly Chosen[]): Promise<Packed[]> {
  const loose: Entries = new Map();
  let lists = 0;
  const found: Packed[] = [];
  for (const { name, bytes } of files) {
    const entry = entryName(name) ?? (files.length === 1 ? LIST : null);
    if (isOtherArchive(bytes)) found.push({ entries: new Map(), isCutOff: false, isLocked: true });
    else if (mayBeZip(bytes)) found.push(...(await findBackups(bytes)));
    else if (entry) loose.set(entry, bytes);
    if (entry === LIST && loose.get(LIST) === bytes) lists += 1;
  }
  // As in a ZIP, each list counts as a backup.
  const all = { entries: loose, isCutOff: false, isLocked: false };
  if (loose.size > 0) found.push(...Array.from({ length: Math.max(lists, 1) }, () => all));
  const withList = found.filter(({ entries }) => entries.has(LIST));
  return withList.length > 0 ? withList : found.slice(0, 1);
}
