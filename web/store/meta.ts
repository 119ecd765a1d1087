/** The store `meta`: everything besides records, by key. */
import type { Reminders } from "../domain/calendar/reminders.ts";
import type { ChangedRows } from "../domain/import/plan.ts";
import type { Settings } from "../domain/import/settings.ts";
import { withDatabase } from "./database.ts";
import type { Draft, DraftKey } from "./drafts.ts";
import type { Step } from "./steps.ts";
import type { Writing } from "./write.ts";

export type Meta = {
  /** The steps that can be undone, latest last. */
  undo: Step[];
  /** When the last backup was made, in UTC. */
  "last-backup": string;
  /** The `updatedAt` of records, by id, that it lacks although they may be older. */
  "backup-lacks": Record<string, string>;
  /** The contents of the last calendar file. */
  reminders: Reminders;
  /** Tokens of drafts whose receipt was saved. */
  "spent-drafts": string[];
  /** The settings of imported tables, by the names of their columns, latest last. */
  imports: [columns: string, settings: Settings][];
  /** What the user changed in the rows of the latest table that wasn't imported yet. */
  "import-rows": ChangedRows;
  [draft: DraftKey]: Draft;
};

export type MetaKey = keyof Meta;

/** Return the value of a key; undefined if there is none. */
export async function readMeta<K extends MetaKey>(key: K): Promise<Meta[K] | undefined> {
  return (await withDatabase((database) => database.get("meta", key))) as Meta[K] | undefined;
}

/** Return the value of a key within a write transaction; undefined if there is none. */
export async function getMeta<K extends MetaKey>(
  writing: Writing,
  key: K,
): Promise<Meta[K] | undefined> {
  return (await writing.objectStore("meta").get(key)) as Meta[K] | undefined;
}

/** Set the value of a key. */
export async function putMeta<K extends MetaKey>(
  writing: Writing,
  key: K,
  value: Meta[K],
): Promise<void> {
  await writing.objectStore("meta").put(value, key);
}

/** Remove a key. */
export async function deleteMeta(writing: Writing, key: MetaKey): Promise<void> {
  await writing.objectStore("meta").delete(key);
}
