/** What pages and domain agree on about the files of a backup. */
import type { Problem } from "../problem.ts";
import type { Receipt } from "../receipt.ts";
import type { Log } from "../records/kinds.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

/** The files of a backup by name: log.json, receipts.csv, photos/<id>.<extension>, SHA256SUMS. */
export type Entries = Map<string, Bytes>;

/** What the language alone can't do. */
export type Tools = {
  /** SHA-256 in lower-case hex; null where the browser doesn't offer it, as without HTTPS. */
  hash: (bytes: Bytes) => Promise<string | null>;
  encode: (text: string) => Bytes;
  /** Bytes that aren't UTF-8 become U+FFFD. */
  decode: (bytes: Bytes) => string;
};

/** What a backup lacks, or what can't be said of it. The rest of it can be restored. */
export type Loss =
  /** The photo of a receipt is missing, or isn't the one that was packed. */
  | { code: "loss.photo"; receipt: Receipt | undefined }
  /** An entry that this version doesn't understand, as "receipts[0].paid". */
  | { code: "loss.entry"; place: string }
  /** Nothing says whether the entries are as they were saved. */
  | { code: "loss.unverified" }
  /** The entries aren't as they were saved. */
  | { code: "loss.changed" }
  /** The list of entries is broken: some may be missing without a trace. */
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

/**
 * The name in a backup of a file that may belong to one, or null. Folders around it don't matter,
 * since programs that pack a backup again add or drop them. Paths that lead elsewhere are left out,
 * and so is the table, which is for people.
 */
export function entryName(path: string): string | null {
  const steps = path.replaceAll("\\", "/").split("/");
  if (steps[0] === "" || steps.includes("..") || steps.includes("__MACOSX")) return null;
  const name = steps.at(-1) ?? "";
  if (name === LIST || name === SUMS) return name;
  return BYTES.test(name) ? `photos/${name}` : null;
}
