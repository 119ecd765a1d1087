/**
 * The connection to IndexedDB, one for each page: opened on first use, reopened once if it is lost.
 */
import { type IDBPDatabase, openDB } from "idb";
import { VERSION } from "../domain/records/kinds.ts";
import { migrate, type Schema } from "./migrations.ts";
import { hasLogVanished } from "./log-flag.ts";
import { asOpeningProblem, asStorageProblem, isLostConnection, StorageProblem } from "./problem.ts";

export type Database = IDBPDatabase<Schema>;

const NAME = "nobars";
const OPEN_LIMIT = 10_000; // in ms: opening can hang forever in WebKit

let connection: Promise<Database> | undefined;
let hasGivenWay = false; // closed for a newer version in another tab

/**
 * Run something on the database, and once more on a new connection if the first was lost. Throws a
 * StorageProblem.
 */
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
    const problem = asOpeningProblem(error);
    const isNewer = problem instanceof StorageProblem && problem.code === "storage.newer";
    throw isNewer && hasGivenWay ? new StorageProblem("storage.outdated", error) : problem;
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
  const database = await Promise.race([opening, late]).finally(() => clearTimeout(timer));
  lookForLog(database).catch(() => undefined); // the page's own reading reports the problem
  return database;
}

async function lookForLog(database: Database): Promise<void> {
  if (await hasLogVanished(database)) report(new StorageProblem("storage.vanished"));
}

/**
 * Another tab wants to migrate the database: let forms keep their drafts, then close the
 * connection.
 */
function giveWay(_from: number, _to: number | null, event: IDBVersionChangeEvent): void {
  dispatchEvent(new Event("nobars-before-update"));
  (event.target as IDBDatabase).close();
  connection = undefined;
  hasGivenWay = true;
  report(new StorageProblem("storage.outdated"));
}

/** Report a problem to the page that no caller waits for. */
function report(problem: StorageProblem): void {
  dispatchEvent(new CustomEvent("storage-failed", { detail: problem }));
}
