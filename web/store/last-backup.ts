/** When the log was last backed up. */
import { announceChange } from "./changes.ts";
import { putMeta, readMeta } from "./meta.ts";
import { writeQuietly } from "./write.ts";

/** Return when the last backup was made (UTC), or undefined. */
export function readLastBackup(): Promise<string | undefined> {
  return readMeta("last-backup");
}

/** Remember that a backup was saved or shared at a time (UTC). */
export async function rememberBackup(at: string): Promise<void> {
  await writeQuietly((writing) => putMeta(writing, "last-backup", at));
  announceChange({});
}
