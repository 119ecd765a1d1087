import { compare } from "../order.ts";
import { contentOf, isDeleted, type Tombstone } from "./kind.ts";
import { type Log, mapKinds, type Records } from "./kinds.ts";

/**
 * What a restore does to one kind of record. `delete` lists the present records that go, `bin` what
 * comes into the bin, `gone` what the backup has and was deleted later: it stays deleted.
 */
export type Changes<T> = { add: T[]; change: T[]; skip: T[]; delete: T[]; bin: T[]; gone: T[] };

/** What restoring does to each kind, and the log after it. */
export type RestorePlan = { [K in keyof Records]: Changes<Records[K]> } & { log: Log };

type Kept = Records[keyof Records];

/** Both logs as one, whichever comes first: of two versions of a record the later stays. */
export function merge(a: Log, b: Log): Log {
  return mapKinds((kind) => mergeRecords<Kept>(a[kind], b[kind])) as Log;
}

function mergeRecords<T extends Kept>(
  a: readonly (T | Tombstone)[],
  b: readonly (T | Tombstone)[],
): (T | Tombstone)[] {
  const byId = new Map<string, T | Tombstone>();
  for (const record of [...a, ...b]) {
    const other = byId.get(record.id);
    if (!other || compareVersions(record, other) > 0) byId.set(record.id, record);
  }
  return [...byId.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
}

/** What restoring `incoming` would do to `current`. */
export function planRestore(current: Log, incoming: Log): RestorePlan {
  const changes = mapKinds((kind) => planRecords<Kept>(current[kind], incoming[kind]));
  return { ...changes, log: merge(current, incoming) } as RestorePlan;
}

function planRecords<T extends Kept>(
  current: readonly (T | Tombstone)[],
  incoming: readonly (T | Tombstone)[],
): Changes<T> {
  const changes: Changes<T> = { add: [], change: [], skip: [], delete: [], bin: [], gone: [] };
  const byId = new Map(current.map((record) => [record.id, record]));
  for (const record of incoming) {
    const mine = byId.get(record.id);
    const living = mine && !isDeleted(mine) ? mine : undefined;
    const wins = !mine || compareVersions(record, mine) > 0;
    if (isDeleted(record)) {
      if (wins && living) changes.delete.push(living);
      if (wins && !living && record.was) changes.bin.push(record.was as T);
    } else if (!wins) changes[living ? "skip" : "gone"].push(record);
    else if (living) changes.change.push(record);
    else changes.add.push(record);
  }
  return changes;
}

// A total order, so that the outcome never hangs on which log comes first. At the same moment a
// record outlives its deletion, and what is gone for good doesn't return to the bin; between two
// records any rule does that both phones share.
function compareVersions(a: Kept | Tombstone, b: Kept | Tombstone): number {
  return (
    compare(a.updatedAt, b.updatedAt) ||
    compare(Number(!isDeleted(a)), Number(!isDeleted(b))) ||
    compare(Number(!contentOf(a)), Number(!contentOf(b))) ||
    compare(canonicalText(a), canonicalText(b)) ||
    compareBytes(bytesOf(a), bytesOf(b))
  );
}

// The order of an object's keys depends on who made it.
function canonicalText(record: object): string {
  return JSON.stringify(record, (_key, value) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => compare(a, b)))
      : value,
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
