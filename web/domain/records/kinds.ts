/**
 * The table of record kinds. A new kind is a file with its schema, an entry in both parts, and a
 * higher `VERSION`; a new member of a record is a line of its schema, and a step from the version
 * before. Database, upgrade, backup, restore and merge follow from here.
 */
import { type Photo, photoSteps, photos } from "../photo.ts";
import { type Receipt, receiptSteps, receipts } from "../receipt.ts";
import { type Sim, simSteps, sims } from "../sim.ts";
import type { Kind, Steps, Tombstone } from "./kind.ts";

/** The version of the records: of the database, and of backups. */
export const VERSION = 2;

/** The records that are kept, by the name of their store, and of their list in a backup. */
export type Records = { receipts: Receipt; sims: Sim; photos: Photo };

export type KindName = keyof Records;

/** All that the user keeps, deletions included. */
export type Log = { [K in KindName]: (Records[K] | Tombstone)[] };

/** What pages need to open a log of an older version: the steps of each kind. */
export const STEPS: Record<KindName, Steps> = {
  receipts: receiptSteps,
  sims: simSteps,
  photos: photoSteps,
};

/** What judges and packs records. It brings the library for schemas, which pages load on demand. */
export const KINDS: { [K in KindName]: Kind<Omit<Records[K], "bytes">> } = {
  receipts,
  sims,
  photos,
};

export const KIND_NAMES = Object.keys(STEPS) as KindName[];

/** A log of what `list` returns for each kind. */
export function mapKinds<T>(list: (kind: KindName) => T): Record<KindName, T> {
  return Object.fromEntries(KIND_NAMES.map((kind) => [kind, list(kind)])) as Record<KindName, T>;
}
