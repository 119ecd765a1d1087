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
// In ms: opening can hang forever in WebKit, and a form waits for it.
const OPEN_LIMIT = 6_000;
const NEXT_LIMIT = 1_000; // after it has hung once, on the same page
const UPGRADE_LIMIT = 60_000; // an upgrade that has begun goes through a whole log

let connection: Promise<Database> | undefined;
let limit = OPEN_LIMIT;
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
  connection ??= open().catch((error: unknown) => {
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

async function open(): Promise<Database> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let code: "storage.slow" | "storage.blocked" = "storage.slow";
  const opening = openDB<Schema>(NAME, VERSION, {
    upgrade(database, from, to, upgrading) {
      wait(UPGRADE_LIMIT);
      migrate(database, from, to, upgrading);
    },
    blocked() {
      code = "storage.blocked";
      report(new StorageProblem(code));
    },
    blocking: giveWay,
    terminated() {
      connection = undefined;
    },
  });
  let giveUp = (_: StorageProblem): void => undefined;
  const late = new Promise<never>((_, reject) => (giveUp = reject));
  const wait = (patience: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      limit = NEXT_LIMIT;
      giveUp(new StorageProblem(code));
    }, patience);
  };
  wait(limit);
  const clear = () => clearTimeout(timer);
  opening.then(clear, clear); // an upgrade may begin when nobody waits any more
  const database = await Promise.race([opening, late]).finally(clear);
  limit = OPEN_LIMIT;
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
