import { isDeleted } from "./kind.ts";
import { type KindName, STEPS, VERSION } from "./kinds.ts";

/** Return whether the form of a kind's records has changed after version `from`. */
export function isChangedSince(from: number, kind: KindName): boolean {
  return Object.keys(STEPS[kind]).some((version) => Number(version) > from);
}

/**
 * Return a record of version `from` in the form of this version. Both the migration of the database
 * and restoring a backup use it. Of a tombstone only its content changes.
 */
export function upgrade(kind: KindName, record: object, from: number): object {
  if (isDeleted(record)) {
    const { was } = record as { was?: unknown };
    const isRecord = typeof was === "object" && was !== null;
    return isRecord ? { ...record, was: upgrade(kind, was, from) } : record;
  }
  let upgraded = record;
  for (let version = from + 1; version <= VERSION; version += 1) {
    upgraded = STEPS[kind][version]?.(upgraded) ?? upgraded;
  }
  return upgraded;
}
