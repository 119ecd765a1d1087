/**
 * Reads what other apps have shared to this one. The worker stores it until a form has taken it.
 */
import { type DBSchema, openDB } from "idb";
import type { Shared } from "../worker/protocol.ts";
import { asStorageProblem } from "./problem.ts";

interface Schema extends DBSchema {
  shared: { key: string; value: Shared };
}

/**
 * Pass each entry to `take`, oldest first, and delete it when that has resolved. Two forms that
 * open at the same time don't get the same entry. Return the number of entries.
 *
 * Throws a StorageProblem, and whatever `take` throws; the entry is then kept.
 */
export async function takeShared(take: (shared: Shared) => Promise<void>): Promise<number> {
  if (!navigator.locks) return takeAll(take);
  return navigator.locks.request("nobars:shared", () => takeAll(take));
}

async function takeAll(take: (shared: Shared) => Promise<void>): Promise<number> {
  const database = await open();
  try {
    const entries = await database.getAll("shared");
    entries.sort((a, b) => (a.at < b.at ? -1 : 1));
    for (const entry of entries) {
      await take(entry);
      await database.delete("shared", entry.id);
    }
    return entries.length;
  } catch (error) {
    throw asStorageProblem(error);
  } finally {
    database.close();
  }
}

/** Return how many entries wait to be taken. Throws a StorageProblem. */
export async function countShared(): Promise<number> {
  const database = await open();
  try {
    return await database.count("shared");
  } catch (error) {
    throw asStorageProblem(error);
  } finally {
    database.close();
  }
}

/** The worker creates the same store; either may come first. */
async function open() {
  try {
    return await openDB<Schema>("nobars-shared", 1, {
      upgrade: (database) => void database.createObjectStore("shared", { keyPath: "id" }),
    });
  } catch (error) {
    throw asStorageProblem(error); // forbidden storage throws before there is a promise
  }
}
