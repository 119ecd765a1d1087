/**
 * All changes of the database go through here. A change is stored completely or not at all, and is
 * on disk when the promise resolves.
 */
import type { IDBPTransaction, StoreNames } from "idb";
import { announceChange, type Changed, changesOf } from "./changes.ts";
import { type Database, withDatabase } from "./database.ts";
import { setLogFlag } from "./log-flag.ts";
import type { Schema } from "./migrations.ts";
import { KIND_NAMES } from "../domain/records/kinds.ts";

const STORES: StoreNames<Schema>[] = [...KIND_NAMES, "meta"];

export type Writing = IDBPTransaction<Schema, StoreNames<Schema>[], "readwrite">;
export type Change<T> = (writing: Writing) => Promise<T>;

/**
 * Change the log, and tell all tabs after it is flushed to disk. Throws a StorageProblem, and
 * whatever `change` throws; in both cases nothing is stored.
 */
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

/**
 * Change what isn't part of the log, without telling tabs: drafts, their photos, other keys of
 * `meta`.
 */
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
    // If the disk is full, the transaction ends with QuotaExceededError; its requests only with
    // AbortError.
    throw failure?.name === "QuotaExceededError" ? failure : error;
  }
}

function abort(writing: Writing): void {
  try {
    writing.abort();
  } catch {
    // The transaction has already ended.
  }
}
