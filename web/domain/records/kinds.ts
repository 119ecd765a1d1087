/**
 * The table of record kinds, with what all pages need; `schemas.ts` has what checks and packs
 * records. A new kind needs a file with its schema, an entry in both tables, and a higher
 * `VERSION`. A new member of a record needs a line of its schema and a step from the version
 * before. Database, upgrade, backup, restore and merge use these tables.
 */
import type { Use } from "../act.ts";
import type { Reading } from "../balance.ts";
import type { Correction } from "../correction.ts";
import type { Photo } from "../photo.ts";
import type { Rate } from "../rate.ts";
import { type Receipt, receiptSteps } from "../receipt.ts";
import { type Sim, simSteps } from "../sim.ts";
import type { Trip } from "../trip.ts";
import type { Steps, Tombstone } from "./kind.ts";

/** The version of the records, which is that of the database and of backups. */
export const VERSION = 5;

/**
 * The types of records by the name of their store, which is also the name of their list in a
 * backup.
 */
export type Records = {
  receipts: Receipt;
  sims: Sim;
  photos: Photo;
  balances: Reading;
  acts: Use;
  trips: Trip;
  rates: Rate;
  corrections: Correction;
};

export type KindName = keyof Records;

/** All records of the user, including tombstones. */
export type Log = { [K in KindName]: (Records[K] | Tombstone<Records[K]>)[] };

/** The steps of each kind, with which pages open a log of an older version. */
export const STEPS: Record<KindName, Steps> = {
  receipts: receiptSteps,
  sims: simSteps,
  photos: {},
  balances: {},
  acts: {},
  trips: {},
  rates: {},
  corrections: {},
};

/** The kinds whose records are joined member by member. Of others the later version is kept. */
export const JOINED: readonly KindName[] = ["receipts", "sims"];

export const KIND_NAMES = Object.keys(STEPS) as KindName[];

/** Return an object with the result of `list` for each kind. */
export function mapKinds<T>(list: (kind: KindName) => T): Record<KindName, T> {
  return Object.fromEntries(KIND_NAMES.map((kind) => [kind, list(kind)])) as Record<KindName, T>;
}
