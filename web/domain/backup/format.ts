/** The files of a backup: their names, and the types that pages and domain share. */
import type { Problem } from "../problem.ts";
import type { Receipt } from "../receipt.ts";
import type { Log } from "../records/kinds.ts";
import type { Sim } from "../sim.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

/** The files of a backup by name: log.json, receipts.csv, photos/<id>.<extension>, SHA256SUMS. */
export type Entries = Map<string, Bytes>;

/** What needs the browser: hashing and text encoding. The caller passes it in. */
export type Tools = {
  /** SHA-256 in lower-case hex; null if the browser can't hash, as without HTTPS. */
  hash: (bytes: Bytes) => Promise<string | null>;
  encode: (text: string) => Bytes;
  /** Bytes that aren't UTF-8 become U+FFFD. */
  decode: (bytes: Bytes) => string;
};

/** What photos belong to. */
export type Owner = Receipt | Sim;

/** Something that is missing from a backup or can't be verified. The rest can be restored. */
export type Loss =
  /** A photo is missing, or isn't the one that was packed; and its owner, if that is known. */
  | { code: "loss.photo"; owner: Owner | undefined }
  /** An entry that this version can't read, with its place: "receipts[0].paid". */
  | { code: "loss.entry"; place: string }
  /** The checksums are missing. */
  | { code: "loss.unverified" }
  /** The browser can't compute checksums, because the address has no HTTPS. */
  | { code: "loss.unchecked" }
  /** The checksum of `log.json` is wrong: it was changed after the backup was made. */
  | { code: "loss.changed" }
  /** `log.json` is damaged. Entries may be missing without a trace. */
  | { code: "loss.broken-list" }
  /** The file ends too early. */
  | { code: "loss.cut-off" };

/** `createdAt` is when the backup was made (UTC), null if it doesn't say. */
export type BackupReading =
  { log: Log; createdAt: string | null; losses: Loss[] } | { problem: Problem };

export const FORMAT = "nobars-backup";
export const LIST = "log.json";
export const TABLE = "receipts.csv";
export const SUMS = "SHA256SUMS";

const BYTES = /^[0-9a-f-]{36}\.[a-z0-9]{1,5}$/;
// A download that is saved twice is "log (1).json"; a program for texts may save "log.json.txt".
const ADDED = / ?\(\d+\)|\.txt$/g;

/**
 * Return the name that a file of an archive has in a backup, or null if it is not part of one.
 * Folders around it are ignored, because programs that pack a backup again add or drop them, and so
 * are capitals and what programs add to a name. Null for paths that lead out of the archive, and for
 * the table, which is only for people.
 */
export function entryName(path: string): string | null {
  const steps = path.replaceAll("\\", "/").split("/");
  if (steps[0] === "" || steps.includes("..") || steps.includes("__MACOSX")) return null;
  const name = (steps.at(-1) ?? "").toLowerCase().replace(ADDED, "");
  if (name === LIST) return LIST;
  if (name === SUMS.toLowerCase()) return SUMS;
  return BYTES.test(name) ? `photos/${name}` : null;
}
