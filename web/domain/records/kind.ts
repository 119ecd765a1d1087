import type { GenericSchema } from "valibot";

/** What is left of a deleted record, so that an older backup doesn't bring it back. */
export type Tombstone<T extends object = object> = {
  id: string;
  deleted: true;
  updatedAt: string;
  /** The record, as long as it is in the bin. */
  was?: T;
  /** The id of the record that it was deleted along with: they come back together. */
  along?: string;
};

/**
 * What the table of kinds says of one kind of record.
 * `Packed` is the record as `log.json` of a backup has it: a photo without its bytes.
 */
export type Kind<Packed extends { id: string }> = {
  /** The version of the records that brought the kind: older backups don't have it. */
  since: number;
  schema: GenericSchema<unknown, Packed>;
  /** The member that contradicts the others, or null. */
  findContradiction?: (record: Packed) => string | null;
  /** The file of a backup that holds the record's `bytes`, where it has some. */
  fileOf?: (record: Packed) => string;
};

/**
 * By version: makes a record of that version from one of the version before.
 * The record may be damaged, so a step takes no member for granted, and keeps `updatedAt`.
 */
export type Steps = Readonly<Record<number, (record: object) => object>>;

/**
 * The cells of a table by their columns, as text. Names of columns are data, the same in every
 * language, so that other programs can rely on them.
 */
export type Columns<T> = Readonly<Record<string, (record: T) => string>>;

/** Whether a record was deleted. */
export function isDeleted(record: object): record is Tombstone {
  return "deleted" in record;
}

/** The record itself, or what it was before it was deleted; undefined if that is gone for good. */
export function contentOf<T extends object>(record: T | Tombstone<T>): T | undefined {
  return isDeleted(record) ? record.was : record;
}

/** The tombstone without the record: gone for good. */
export function emptied({ id, deleted, updatedAt }: Tombstone): Tombstone {
  return { id, deleted, updatedAt };
}

/** The records that are not deleted. */
export function living<T extends object>(records: readonly (T | Tombstone)[]): T[] {
  return records.filter((record): record is T => !isDeleted(record));
}
