import { isDeleted, type Tombstone } from "../domain/records/kind.ts";

/** Thrown if another tab has changed or deleted the record since it was read. */
export class ChangedElsewhere<T extends { updatedAt: string }> extends Error {
  readonly updatedAt: string;
  /** The stored record; undefined if it was deleted. */
  readonly stored: T | undefined;

  constructor(stored: T | Tombstone) {
    super("changed-elsewhere");
    this.updatedAt = stored.updatedAt;
    this.stored = isDeleted(stored) ? undefined : stored;
  }
}
