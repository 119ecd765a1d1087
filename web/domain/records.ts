import type { Receipt } from "./receipt.ts";
import type { Sim } from "./sim.ts";

export type Photo = {
  id: string;
  receiptId: string;
  /** MIME type, "image/jpeg". */
  type: string;
  bytes: ArrayBuffer;
  width: number;
  height: number;
  createdAt: string;
  updatedAt: string;
};

/** What is left of a deleted record, so that an older backup doesn't bring it back. */
export type Tombstone = { id: string; deleted: true; updatedAt: string };

/** All that the user keeps, deletions included. */
export type Log = {
  receipts: (Receipt | Tombstone)[];
  sims: (Sim | Tombstone)[];
  photos: (Photo | Tombstone)[];
};

/** Whether a record was deleted. */
export function isDeleted(record: object): record is Tombstone {
  return "deleted" in record;
}

/** The records that are not deleted. */
export function living<T extends object>(records: readonly (T | Tombstone)[]): T[] {
  return records.filter((record): record is T => !isDeleted(record));
}
