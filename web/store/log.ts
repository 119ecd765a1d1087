/** Reads and restores the whole log, for backups. */
import { withoutExpired } from "../domain/bin.ts";
import { restoreGone } from "../domain/gone.ts";
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
import { noteLacks, readLastBackup, rememberBackup } from "./last-backup.ts";
import { isEmpty } from "./log-flag.ts";
import { keepStep, type LogRecord, putAsIs, startStep } from "./steps.ts";
import { write } from "./write.ts";

type GetAll = (kind: KindName) => Promise<LogRecord[]>;

/** Return all records, including tombstones, without the photos of unsaved receipts. */
export async function readLog(): Promise<Log> {
  const log = await withDatabase((database) => {
    const reading = database.transaction(KIND_NAMES, "readonly");
    return readKinds((kind) => reading.objectStore(kind).getAll());
  });
  return withoutExpired(withoutDrafts(log), new Date().toISOString());
}

/** Return whether nothing is stored, not even a deleted record. Throws a StorageProblem. */
export function isLogEmpty(): Promise<boolean> {
  return withDatabase(isEmpty);
}

/** Return what restoring a log would do. */
export async function previewRestore(incoming: Log): Promise<RestorePlan> {
  return planRestore(await readLog(), withoutExpired(incoming, new Date().toISOString()));
}

/** The log of a backup; `createdAt` is when it was made (UTC), null if unknown. */
export type Backup = { log: Log; createdAt: string | null };

/**
 * Merge a backup into the log, completely or not at all; `undo` reverses it. `choices` decides
 * conflicts. If `isGoneWanted`, records that were deleted after the backup was made are restored.
 * If the backup has everything that the log had, the log counts as backed up at the backup's date.
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
    const log = isGoneWanted ? restoreGone({ ...plan, log: joined }, stampAfter) : joined;
    const step = startStep("backup-restored");
    for (const kind of KIND_NAMES) {
      const kept = new Set<LogRecord>(stored[kind]);
      for (const record of log[kind]) {
        if (!kept.has(record)) await putAsIs(writing, step, kind, record);
      }
    }
    await keepStep(writing, step);
    await noteLacks(writing, step);
    isInBackup = KIND_NAMES.every((kind) => isWithin(stored[kind], incoming[kind]));
  });
  if (!isInBackup || !backup.createdAt) return;
  const last = (await readLastBackup())?.at ?? "";
  if (last < backup.createdAt) await rememberBackup(backup.createdAt, incoming.receipts);
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
  const owners = [...living(log.receipts), ...living(log.sims)];
  const saved = new Set(owners.flatMap(({ photoIds }) => photoIds));
  const belongs = (photo: Photo | Tombstone) => isDeleted(photo) || saved.has(photo.id);
  return { ...log, photos: log.photos.filter(belongs) };
}
