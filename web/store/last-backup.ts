/** When the log was last backed up, and what that backup lacks. */
import { announceChange } from "./changes.ts";
import { deleteMeta, putMeta, readMeta } from "./meta.ts";
import { writeQuietly } from "./write.ts";

/**
 * `at` is when it was made (UTC). `lacks` has the `updatedAt` of records by id that were brought in
 * later, although they are older than it.
 */
export type LastBackup = { at: string; lacks: Readonly<Record<string, string>> };

/** Return the last backup, or undefined if there is none. */
export async function readLastBackup(): Promise<LastBackup | undefined> {
  const [at, lacks = {}] = await Promise.all([readMeta("last-backup"), readMeta("backup-lacks")]);
  return at === undefined ? undefined : { at, lacks };
}

/** Remember that a backup was saved or shared at a time (UTC). */
export async function rememberBackup(at: string): Promise<void> {
  await writeQuietly(async (writing) => {
    await putMeta(writing, "last-backup", at);
    await deleteMeta(writing, "backup-lacks");
  });
  announceChange({});
}
