/** The whole log at once: for a backup, and to restore one. */
import { planRestore, type RestorePlan } from "../domain/merge.ts";
import { isDeleted, type Log, living, type Photo, type Tombstone } from "../domain/records.ts";
import { withDatabase } from "./database.ts";
import { keepTrail, type LogRecord, type LogStore, put, startTrail } from "./trail.ts";
import { type Writing, write } from "./write.ts";

const STORES: readonly LogStore[] = ["receipts", "sims", "photos"];
const LAST_BACKUP = "last-backup";

/** Everything that is kept, deletions included; photos of unsaved entries are not part of it. */
export function readLog(): Promise<Log> {
  return withDatabase(async (database) => {
    const reading = database.transaction(STORES, "readonly");
    const [receipts, sims, photos] = await Promise.all([
      reading.objectStore("receipts").getAll(),
      reading.objectStore("sims").getAll(),
      reading.objectStore("photos").getAll(),
    ]);
    return withoutDrafts({ receipts, sims, photos });
  });
}

/** What restoring would do, without doing it. */
export async function previewRestore(incoming: Log): Promise<RestorePlan> {
  return planRestore(await readLog(), incoming);
}

/** Merge a backup into the log, whole or not at all; `undo` takes it back. */
export function restore(incoming: Log): Promise<void> {
  return write(async (writing) => {
    const present = await readWithin(writing);
    const { log } = planRestore(withoutDrafts(present), incoming);
    const trail = startTrail("backup-restored");
    for (const store of STORES) {
      const kept = new Set<LogRecord>(present[store]);
      for (const record of log[store]) {
        if (!kept.has(record)) await put(writing, trail, store, record);
      }
    }
    await keepTrail(writing, trail);
  });
}

/** When the last backup was made, in UTC; undefined for never. */
export async function readLastBackup(): Promise<string | undefined> {
  const at = await withDatabase((database) => database.get("meta", LAST_BACKUP));
  return typeof at === "string" ? at : undefined;
}

/** Note that a backup was handed over. */
export async function noteBackup(at: string): Promise<void> {
  await write((writing) => writing.objectStore("meta").put(at, LAST_BACKUP));
}

async function readWithin(writing: Writing): Promise<Log> {
  return {
    receipts: await writing.objectStore("receipts").getAll(),
    sims: await writing.objectStore("sims").getAll(),
    photos: await writing.objectStore("photos").getAll(),
  };
}

function withoutDrafts(log: Log): Log {
  const saved = new Set(living(log.receipts).flatMap(({ photoIds }) => photoIds));
  const belongs = (photo: Photo | Tombstone) => isDeleted(photo) || saved.has(photo.id);
  return { ...log, photos: log.photos.filter(belongs) };
}
