/** What `localStorage` says of the log: before the first paint, and after the database is gone. */
import { KIND_NAMES } from "../domain/records/kinds.ts";
import type { Database } from "./database.ts";
import type { Writing } from "./write.ts";

const KEY = "nobars:log";

/** `there`: a log was saved. `gone`: it was, and the database has been found empty since. */
export type LogFlag = "there" | "gone" | null;

const TEXTS = { there: "1", gone: "gone" } as const;

/** Return what the flag says; null where there was no log, or storage is blocked. */
export function readLogFlag(): LogFlag {
  try {
    const text = localStorage.getItem(KEY);
    if (text === null) return null;
    return text === TEXTS.gone ? "gone" : "there";
  } catch {
    return null;
  }
}

/** Set the flag: `first.ts` reads it before the first paint, and can't wait for the database. */
export function setLogFlag(flag: LogFlag): void {
  try {
    if (flag === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, TEXTS[flag]);
  } catch {
    // Storage is blocked: a page moves when the log comes.
  }
}

/** Whether nothing is left of a log, not even tombstones. */
export async function isEmpty(within: Writing | Database): Promise<boolean> {
  for (const kind of KIND_NAMES) {
    const count = "objectStore" in within ? within.objectStore(kind).count() : within.count(kind);
    if ((await count) > 0) return false;
  }
  return true;
}

/** Whether there was a log, and the browser has cleared it away. True until one is saved again. */
export async function hasLogVanished(database: Database): Promise<boolean> {
  if (readLogFlag() === "there" && (await isEmpty(database))) setLogFlag("gone");
  return readLogFlag() === "gone";
}
