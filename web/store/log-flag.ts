/**
 * A flag in `localStorage`: whether there is a log. It can be read before the first paint, and
 * remains if the browser clears the database.
 */
import { KIND_NAMES } from "../domain/records/kinds.ts";
import type { Database } from "./database.ts";
import type { Writing } from "./write.ts";

const KEY = "nobars:log";

/** `there`: a log was saved. `gone`: it was saved, but the database was found empty later. */
export type LogFlag = "there" | "gone" | null;

const TEXTS = { there: "1", gone: "gone" } as const;

/** Return the flag; null if there was no log, or storage is blocked. */
function readLogFlag(): LogFlag {
  try {
    const text = localStorage.getItem(KEY);
    if (text === null) return null;
    return text === TEXTS.gone ? "gone" : "there";
  } catch {
    return null;
  }
}

/**
 * Set the flag. `first.ts` reads it before the first paint, when it can't wait for the database.
 */
export function setLogFlag(flag: LogFlag): void {
  try {
    if (flag === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, TEXTS[flag]);
  } catch {
    // Storage is blocked: the layout shifts when the log is shown.
  }
}

/** Return whether no record is stored, not even a tombstone. */
export async function isEmpty(within: Writing | Database): Promise<boolean> {
  for (const kind of KIND_NAMES) {
    const count = "objectStore" in within ? within.objectStore(kind).count() : within.count(kind);
    if ((await count) > 0) return false;
  }
  return true;
}

/** Return whether the browser has cleared a log that was saved. True until one is saved again. */
export async function hasLogVanished(database: Database): Promise<boolean> {
  if (readLogFlag() === "there" && (await isEmpty(database))) setLogFlag("gone");
  return readLogFlag() === "gone";
}
