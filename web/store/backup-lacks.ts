/** What the last backup lacks although it is older: it came from another phone, or from a table. */
import { getMeta, putMeta } from "./meta.ts";
import type { Step } from "./steps.ts";
import type { Writing } from "./write.ts";

/** Note the records that a step has brought in. */
export async function noteLacks(writing: Writing, { changes }: Step): Promise<void> {
  const at = (await getMeta(writing, "last-backup")) ?? "";
  const lacks = { ...(await getMeta(writing, "backup-lacks")) };
  for (const { id, after } of changes) if (after <= at) lacks[id] = after;
  await putMeta(writing, "backup-lacks", lacks);
}
