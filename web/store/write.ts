/** The only way to change what is stored: all or nothing, and on disk when it returns. */
import type { IDBPTransaction, StoreNames } from "idb";
import { announceChange, type Changed, changesOf } from "./changes.ts";
import { type Database, withDatabase } from "./database.ts";
import { setLogFlag } from "./log-flag.ts";
import type { Schema } from "./migrations.ts";
import { KIND_NAMES } from "../domain/records/kinds.ts";

const STORES: StoreNames<Schema>[] = [...KIND_NAMES, "meta"];

export type Writing = IDBPTransaction<Schema, StoreNames<Schema>[], "readwrite">;
export type Change<T> = (writing: Writing) => Promise<T>;

/** Change the log, and tell this tab and the others once that is flushed to disk.
 * @throws StorageProblem, and whatever `change` throws; either way nothing is stored. */
export async function write<T>(change: Change<T>): Promise<T> {
  let changed: Changed;
  const result = await writeQuietly(async (writing) => {
    const end = await change(writing);
    changed = changesOf(writing);
    return end;
  });
  setLogFlag("there");
  announceChange(changed);
  return result;
}

/** The same for what isn't part of the log: drafts, their photos, and what else is in `meta`. */
export function writeQuietly<T>(change: Change<T>): Promise<T> {
  return withDatabase((database) => complete(database, change));
}

async function complete<T>(database: Database, change: Change<T>): Promise<T> {
  const writing = database.transaction(STORES, "readwrite", { durability: "strict" });
  const end = writing.done.then(
    () => null,
    (error: DOMException) => error,
  );
  try {
    const result = await change(writing);
    const failure = await end;
    if (failure) throw failure;
    return result;
  } catch (error) {
    abort(writing);
    const failure = await end;
    // A full disk ends the transaction; its requests only say that they were aborted.
    throw failure?.name === "QuotaExceededError" ? failure : error;
  }
}

function abort(writing: Writing): void {
  try {
    writing.abort();
  } catch {
    // It has ended by itself.
  }
}
