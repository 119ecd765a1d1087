/** When the log was last backed up, and what that backup lacks. */
import { lacksOf, type Version } from "../domain/records/lacks.ts";
import { announceChange } from "./changes.ts";
import { getMeta, putMeta, readMeta } from "./meta.ts";
import type { Step } from "./steps.ts";
import { type Writing, writeQuietly } from "./write.ts";

/**
 * `at` is when it was made (UTC). `lacks` has the `updatedAt` of records by id that it lacks,
 * although they may be older: they came from another phone, or from a table.
 */
export type LastBackup = { at: string; lacks: Readonly<Record<string, string>> };

/** Return the last backup, or undefined if there is none. */
export async function readLastBackup(): Promise<LastBackup | undefined> {
  const [at, lacks = {}] = await Promise.all([readMeta("last-backup"), readMeta("backup-lacks")]);
  return at === undefined ? undefined : { at, lacks };
}

/**
 * Remember that a backup of these receipts was saved or shared. `at` is when it was made (UTC); the
 * log may have changed since.
 */
export async function rememberBackup(at: string, held: readonly Version[]): Promise<void> {
  await writeQuietly(async (writing) => {
    const stored = await writing.objectStore("receipts").getAll();
    await putMeta(writing, "last-backup", at);
    await putMeta(writing, "backup-lacks", lacksOf(stored, held));
  });
  announceChange({});
}

/** Note that the last backup lacks the older records that a step has brought in. */
export async function noteLacks(writing: Writing, { changes }: Step): Promise<void> {
  const at = (await getMeta(writing, "last-backup")) ?? "";
  const lacks = { ...(await getMeta(writing, "backup-lacks")) };
  for (const { id, after } of changes) if (after <= at) lacks[id] = after;
  await putMeta(writing, "backup-lacks", lacks);
}
