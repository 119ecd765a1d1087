import { isDeleted } from "./kind.ts";
import { type KindName, STEPS, VERSION } from "./kinds.ts";

/** Whether records of a kind have changed their shape after version `from`. */
export function isChangedSince(from: number, kind: KindName): boolean {
  return Object.keys(STEPS[kind]).some((version) => Number(version) > from);
}

/**
 * The record as this version keeps it, from one that version `from` kept: for the migration of the
 * database, and for a backup alike. Of a tombstone only the record in the bin changes.
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
