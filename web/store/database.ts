/** The one connection to IndexedDB: opened when first needed, reopened once when lost. */
import { type IDBPDatabase, openDB } from "idb";
import { migrate, type Schema, VERSION } from "./migrations.ts";
import { asStorageProblem, isLostConnection, StorageProblem } from "./problem.ts";

export type Database = IDBPDatabase<Schema>;

const NAME = "nobars";
const OPEN_LIMIT = 10_000; // ms; opening can hang for good in WebKit

let connection: Promise<Database> | undefined;

/** Run something on the database, again on a fresh connection where the first was lost.
 * @throws StorageProblem */
export async function withDatabase<T>(run: (database: Database) => Promise<T>): Promise<T> {
  try {
    return await run(await connect()).catch(async (error: unknown) => {
      if (!isLostConnection(error)) throw error;
      await disconnect();
      return run(await connect());
    });
  } catch (error) {
    throw asStorageProblem(error);
  }
}

function connect(): Promise<Database> {
  connection ??= openWithin(OPEN_LIMIT).catch((error: unknown) => {
    connection = undefined;
    throw error;
  });
  return connection;
}

async function disconnect(): Promise<void> {
  const lost = connection;
  connection = undefined;
  (await lost)?.close();
}

async function openWithin(limit: number): Promise<Database> {
  let code: "storage.slow" | "storage.blocked" = "storage.slow";
  const opening = openDB<Schema>(NAME, VERSION, {
    upgrade: migrate,
    blocked() {
      code = "storage.blocked";
      report(new StorageProblem(code));
    },
    blocking: giveWay,
    terminated() {
      connection = undefined;
    },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StorageProblem(code)), limit);
  });
  return Promise.race([opening, late]).finally(() => clearTimeout(timer));
}

/** A newer version of the app wants to migrate: keep what is typed here, then let go. */
function giveWay(_from: number, _to: number | null, event: IDBVersionChangeEvent): void {
  dispatchEvent(new Event("nobars-before-update"));
  (event.target as IDBDatabase).close();
  connection = undefined;
  report(new StorageProblem("storage.outdated"));
}

/** Tell the page of a problem that no caller is waiting for. */
function report(problem: StorageProblem): void {
  dispatchEvent(new CustomEvent("storage-failed", { detail: problem }));
}
