import { compare } from "../order.ts";
import type { Photo } from "../photo.ts";
import type { Receipt } from "../receipt-schema.ts";
import type { Sim } from "../sim-schema.ts";
import { canonicalText } from "./canonical.ts";
import { changedMembers } from "./edits.ts";
import { choose, findConflicts, joinRecords } from "./join.ts";
import { contentOf, isDeleted, type Tombstone } from "./kind.ts";
import { JOINED, type Log, mapKinds, type Records } from "./kinds.ts";

/**
 * What a restore does to the records of one kind. `delete` has present records that are removed,
 * `bin` records that are added to the bin, `gone` records of the backup that were deleted later:
 * they stay deleted.
 */
export type Changes<T> = { add: T[]; change: T[]; skip: T[]; delete: T[]; bin: T[]; gone: T[] };

/**
 * A record that was changed on both phones. `names` are the members that differ, `mine` is the
 * present record.
 */
export type Conflict = { names: string[]; mine: Receipt | Sim; theirs: Receipt | Sim };

/** What a restore does to each kind, the conflicts for the user to decide, and the log after it. */
export type RestorePlan = { [K in keyof Records]: Changes<Records[K]> } & {
  conflicts: Conflict[];
  log: Log;
};

type Kept = Records[keyof Records];

/**
 * Return both logs as one; their order doesn't matter. Receipts and SIMs are joined member by
 * member, with the later edit of each. Of other records, and of a record and its deletion, the
 * later version is kept.
 */
export function merge(a: Log, b: Log): Log {
  const photos = mergeRecords<Photo>(a.photos, b.photos, laterVersion);
  const deleted = new Set(photos.filter(isDeleted).map(({ id }) => id));
  const join = (one: Version<Kept>, other: Version<Kept>) => mergeVersions(one, other, deleted);
  const others = mapKinds((kind) =>
    mergeRecords<Kept>(a[kind], b[kind], JOINED.includes(kind) ? join : laterVersion<Kept>),
  );
  return { ...others, photos } as Log;
}

type Version<T extends Kept> = T | Tombstone<T>;

function mergeRecords<T extends Kept>(
  a: readonly Version<T>[],
  b: readonly Version<T>[],
  mergeTwo: (one: Version<T>, other: Version<T>) => Version<T>,
): Version<T>[] {
  const byId = new Map<string, Version<T>>();
  for (const record of [...a, ...b]) {
    const other = byId.get(record.id);
    byId.set(record.id, other ? mergeTwo(other, record) : record);
  }
  return [...byId.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
}

function laterVersion<T extends Kept>(a: Version<T>, b: Version<T>): Version<T> {
  return compareVersions(b, a) > 0 ? b : a;
}

/** Return two versions of a record as one. If the result equals one of them, it is that object. */
function mergeVersions(
  a: Version<Kept>,
  b: Version<Kept>,
  deletedPhotos: ReadonlySet<string>,
): Version<Kept> {
  const last = laterVersion(a, b);
  if (isDeleted(a) || isDeleted(b)) return last;
  const joined = joinRecords(a as Receipt | Sim, b as Receipt | Sim);
  // A photo that was removed on one phone is still in the other phone's list.
  const photoIds = joined.photoIds.filter((id) => !deletedPhotos.has(id));
  const whole = { ...joined, photoIds };
  const text = canonicalText(whole);
  return [last, a, b].find((each) => canonicalText(each) === text) ?? whole;
}

/** Return what restoring `incoming` would do to `current`. */
export function planRestore(current: Log, incoming: Log): RestorePlan {
  const log = merge(current, incoming);
  const changes = mapKinds((kind) => planRecords<Kept>(current[kind], incoming[kind], log[kind]));
  const conflicts = JOINED.flatMap((kind) => conflictsOf(current[kind], incoming[kind]));
  return { ...changes, conflicts, log } as RestorePlan;
}

function conflictsOf(
  current: readonly (Kept | Tombstone)[],
  incoming: readonly (Kept | Tombstone)[],
): Conflict[] {
  const byId = new Map(current.map((record) => [record.id, record]));
  return incoming.flatMap((record) => {
    const other = byId.get(record.id);
    if (!other || isDeleted(other) || isDeleted(record)) return [];
    const [mine, theirs] = [other, record] as (Receipt | Sim)[];
    if (!mine || !theirs || changedMembers(mine, theirs).length === 0) return [];
    const names = findConflicts(mine, theirs);
    return names.length > 0 ? [{ names, mine, theirs }] : [];
  });
}

/** The side that the user chose for each conflict, by `choiceKey`. */
export type Choices = ReadonlyMap<string, "mine" | "theirs">;

/** Return the key in `Choices` of a member of a conflict. */
export function choiceKey(conflict: Conflict, name: string): string {
  return `${conflict.mine.id} ${name}`;
}

/**
 * Return the log after a restore with the user's choices. `stamp` returns a timestamp later than
 * the one it is given.
 */
export function withChoices(
  { log, conflicts }: RestorePlan,
  choices: Choices,
  stamp: (previous: string) => string,
): Log {
  const byId = new Map(conflicts.map((conflict) => [conflict.mine.id, conflict]));
  const settle = (record: Kept | Tombstone): Kept | Tombstone => {
    const conflict = byId.get(record.id);
    if (!conflict || isDeleted(record)) return record;
    let settled = record as Receipt | Sim;
    for (const side of ["mine", "theirs"] as const) {
      const names = conflict.names.filter(
        (each) => choices.get(choiceKey(conflict, each)) === side,
      );
      if (names.length === 0) continue;
      settled = choose(settled, conflict[side], names, stamp(settled.updatedAt));
    }
    return settled;
  };
  return mapKinds((kind) => log[kind].map(settle)) as Log;
}

function planRecords<T extends Kept>(
  current: readonly (T | Tombstone)[],
  incoming: readonly (T | Tombstone)[],
  merged: readonly (T | Tombstone)[],
): Changes<T> {
  const changes: Changes<T> = { add: [], change: [], skip: [], delete: [], bin: [], gone: [] };
  const byId = new Map(current.map((record) => [record.id, record]));
  const after = new Map(merged.map((record) => [record.id, record]));
  for (const record of incoming) {
    const mine = byId.get(record.id);
    const living = mine && !isDeleted(mine) ? mine : undefined;
    const wins = !mine || compareVersions(record, mine) > 0;
    if (isDeleted(record)) {
      if (wins && living) changes.delete.push(living);
      if (wins && !living && record.was) changes.bin.push(record.was as T);
    } else if (living) {
      const isSame = after.get(record.id) === living;
      changes[isSame ? "skip" : "change"].push(isSame ? record : (after.get(record.id) as T));
    } else changes[wins ? "add" : "gone"].push(record);
  }
  return changes;
}

// A total order, so that the result doesn't depend on which log comes first. At equal times a
// record wins over its deletion, and an emptied tombstone over one with content. Between two
// records any rule is right that gives the same result on both phones.
function compareVersions(a: Kept | Tombstone, b: Kept | Tombstone): number {
  return (
    compare(a.updatedAt, b.updatedAt) ||
    compare(Number(!isDeleted(a)), Number(!isDeleted(b))) ||
    compare(Number(!contentOf(a)), Number(!contentOf(b))) ||
    compare(canonicalText(a), canonicalText(b)) ||
    compareBytes(bytesOf(a), bytesOf(b))
  );
}

function bytesOf(record: Kept | Tombstone): Uint8Array {
  const content = contentOf<object>(record);
  const bytes = content && "bytes" in content ? (content.bytes as ArrayBuffer) : undefined;
  return new Uint8Array(bytes ?? new ArrayBuffer(0));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at === -1 ? compare(a.length, b.length) : compare(a[at] ?? 0, b[at] ?? -1);
}
