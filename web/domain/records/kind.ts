import type { ObjectSchema } from "./schema.ts";

/** What is kept of a deleted record, so that an older backup doesn't restore it. */
export type Tombstone<T extends object = object> = {
  id: string;
  deleted: true;
  updatedAt: string;
  /** The record, while it is in the bin. */
  was?: T;
  /** The id of the record with which it was deleted. They are restored together. */
  along?: string;
};

/**
 * The entry of one kind of record in the table of kinds. `Packed` is the record as `log.json` of a
 * backup has it: a photo without its bytes.
 */
export type Kind<Packed extends { id: string }> = {
  /** The version of the records that introduced the kind. Older backups don't have it. */
  since: number;
  schema: ObjectSchema<Packed>;
  /** Return the member that contradicts another, or null. */
  findContradiction?: (record: Packed) => string | null;
  /** Return the name of the backup's file with the record's `bytes`, if it has some. */
  fileOf?: (record: Packed) => string;
};

/**
 * By version: makes a record of that version from one of the version before. The record may be
 * damaged, so a step can't rely on any member. It must keep `updatedAt`.
 */
export type Steps = Readonly<Record<number, (record: object) => object>>;

/**
 * Functions that give the cells of a table, by column name. Column names are data: they are the
 * same in every language, so that other programs can rely on them.
 */
export type Columns<T> = Readonly<Record<string, (record: T) => string>>;

/** Return whether a record was deleted. */
export function isDeleted(record: object): record is Tombstone {
  return "deleted" in record;
}

/**
 * Return the record, or its content before it was deleted; undefined if that was removed for good.
 */
export function contentOf<T extends object>(record: T | Tombstone<T>): T | undefined {
  return isDeleted(record) ? record.was : record;
}

/** Return the tombstone without the record's content, which is then removed for good. */
export function emptied({ id, deleted, updatedAt }: Tombstone): Tombstone {
  return { id, deleted, updatedAt };
}

/** Return the records that are not deleted. */
export function living<T extends object>(records: readonly (T | Tombstone)[]): T[] {
  return records.filter((record): record is T => !isDeleted(record));
}
