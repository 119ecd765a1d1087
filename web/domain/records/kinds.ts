/**
 * The table of record kinds, as all pages need it; `schemas.ts` has the part that judges and packs
 * records. A new kind is a file with its schema, an entry in both, and a higher `VERSION`; a new
 * member of a record is a line of its schema, and a step from the version before. Database, upgrade,
 * backup, restore and merge follow from here.
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

/** The version of the records: of the database, and of backups. */
export const VERSION = 3;

/** The records that are kept, by the name of their store, and of their list in a backup. */
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

/** All that the user keeps, deletions included. */
export type Log = { [K in KindName]: (Records[K] | Tombstone<Records[K]>)[] };

/** What pages need to open a log of an older version: the steps of each kind. */
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

/** The kinds whose records are joined member by member; of others the later version stays. */
export const JOINED: readonly KindName[] = ["receipts", "sims"];

export const KIND_NAMES = Object.keys(STEPS) as KindName[];

/** A log of what `list` returns for each kind. */
export function mapKinds<T>(list: (kind: KindName) => T): Record<KindName, T> {
  return Object.fromEntries(KIND_NAMES.map((kind) => [kind, list(kind)])) as Record<KindName, T>;
}
