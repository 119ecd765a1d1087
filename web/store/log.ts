/** The whole log at once: for a backup, and to restore one. */
import { withoutExpired } from "../domain/bin.ts";
import { withGone } from "../domain/gone.ts";
import type { Photo } from "../domain/photo.ts";
import { isDeleted, living, type Tombstone } from "../domain/records/kind.ts";
import { KIND_NAMES, type KindName, type Log, mapKinds } from "../domain/records/kinds.ts";
import {
  type Choices,
  planRestore,
  type RestorePlan,
  withChoices,
} from "../domain/records/merge.ts";
import { stampAfter } from "./clock.ts";
import { withDatabase } from "./database.ts";
import { readLastBackup, rememberBackup } from "./last-backup.ts";
import { keepStep, type LogRecord, putAsIs, startStep } from "./steps.ts";
import { write } from "./write.ts";

type GetAll = (kind: KindName) => Promise<LogRecord[]>;

/** Everything that is kept, deletions included; photos of unsaved entries are not part of it. */
export async function readLog(): Promise<Log> {
  const log = await withDatabase((database) => {
    const reading = database.transaction(KIND_NAMES, "readonly");
    return readKinds((kind) => reading.objectStore(kind).getAll());
  });
  return withoutExpired(withoutDrafts(log), new Date().toISOString());
}

/** What restoring would do, without doing it. */
export async function previewRestore(incoming: Log): Promise<RestorePlan> {
  return planRestore(await readLog(), withoutExpired(incoming, new Date().toISOString()));
}

/** A backup's log; `createdAt` is when it was made (UTC), null if unknown. */
export type Backup = { log: Log; createdAt: string | null };

/**
 * Merge a backup into the log, whole or not at all; `undo` takes it back. With `isGoneWanted` what
 * was deleted after it was made is brought back; of what both have changed, `choices` stays. If the log then holds nothing that this backup
 * doesn't, it counts as backed up when the backup was made.
 */
export async function restore(
  backup: Backup,
  isGoneWanted: boolean,
  choices: Choices,
): Promise<void> {
  const incoming = withoutExpired(backup.log, new Date().toISOString());
  let isInBackup = false;
  await write(async (writing) => {
    const stored = await readKinds((kind) => writing.objectStore(kind).getAll());
    const plan = planRestore(withoutDrafts(stored), incoming);
    const joined = withChoices(plan, choices, stampAfter);
    const log = isGoneWanted ? withGone({ ...plan, log: joined }, stampAfter) : joined;
    const step = startStep("backup-restored");
    for (const kind of KIND_NAMES) {
      const kept = new Set<LogRecord>(stored[kind]);
      for (const record of log[kind]) {
        if (!kept.has(record)) await putAsIs(writing, step, kind, record);
      }
    }
    await keepStep(writing, step);
    isInBackup = KIND_NAMES.every((kind) => isWithin(stored[kind], incoming[kind]));
  });
  if (!isInBackup || !backup.createdAt) return;
  const last = (await readLastBackup()) ?? "";
  if (last < backup.createdAt) await rememberBackup(backup.createdAt);
}

function isWithin(records: readonly LogRecord[], others: readonly LogRecord[]): boolean {
  const changed = new Map(others.map(({ id, updatedAt }) => [id, updatedAt]));
  return records.every(({ id, updatedAt }) => updatedAt <= (changed.get(id) ?? ""));
}

async function readKinds(getAll: GetAll): Promise<Log> {
  const lists = mapKinds(getAll);
  const entries = KIND_NAMES.map(async (kind) => [kind, await lists[kind]] as const);
  return Object.fromEntries(await Promise.all(entries)) as Log;
}

function withoutDrafts(log: Log): Log {
  const saved = new Set(living(log.receipts).flatMap(({ photoIds }) => photoIds));
  const belongs = (photo: Photo | Tombstone) => isDeleted(photo) || saved.has(photo.id);
  return { ...log, photos: log.photos.filter(belongs) };
}
