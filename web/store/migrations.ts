/** The database's shape, and the steps to it. A step only adds: older tabs may still be open. */
import type { DBSchema, IDBPDatabase } from "idb";
import type { Receipt } from "../domain/receipt.ts";
import type { Photo, Tombstone } from "../domain/records.ts";
import type { Sim } from "../domain/sim.ts";

export interface Schema extends DBSchema {
  receipts: { key: string; value: Receipt | Tombstone };
  sims: { key: string; value: Sim | Tombstone };
  balances: { key: string; value: Tombstone };
  photos: { key: string; value: Photo | Tombstone };
  meta: { key: string; value: unknown };
}

type Migration = (database: IDBPDatabase<Schema>) => void;

/** The step at index n leads from version n to n + 1. */
const MIGRATIONS: readonly Migration[] = [
  (database) => {
    for (const store of ["receipts", "sims", "balances", "photos"] as const) {
      database.createObjectStore(store, { keyPath: "id" });
    }
    database.createObjectStore("meta");
  },
];

export const VERSION = MIGRATIONS.length;

/** Take the steps that a database of `from` still lacks. */
export function migrate(database: IDBPDatabase<Schema>, from: number): void {
  for (const step of MIGRATIONS.slice(from)) step(database);
}
