/** When the log was last backed up. */
import { announceChange } from "./changes.ts";
import { putMeta, readMeta } from "./meta.ts";
import { writeQuietly } from "./write.ts";

/** When the last backup was made, in UTC; undefined for never. */
export function readLastBackup(): Promise<string | undefined> {
  return readMeta("last-backup");
}

/** Remember that a backup was handed over. */
export async function rememberBackup(at: string): Promise<void> {
  await writeQuietly((writing) => putMeta(writing, "last-backup", at));
  announceChange({});
}
