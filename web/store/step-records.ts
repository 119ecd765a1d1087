/** The records that a step has changed, as they are now: those of thousands are read at once. */
import type { KindName } from "../domain/records/kinds.ts";
import type { Change, LogRecord } from "./steps.ts";

type Source = {
  get: (kind: KindName, id: string) => Promise<LogRecord | undefined>;
  getAll: (kind: KindName, range: IDBKeyRange) => Promise<LogRecord[]>;
};

// Each record that is read by itself is a request of its own.
const MANY = 200;

/** What gives the present record of each change. Photos are read one by one: they are large. */
export async function recordsOf(source: Source, changes: readonly Change[]) {
  const known = new Map<KindName, Map<string, LogRecord>>();
  for (const [kind, ids] of idsByKind(changes)) {
    if (kind === "photos" || ids.length < MANY) continue;
    const found = await source.getAll(kind, rangeOf(ids));
    known.set(kind, new Map(found.map((record) => [record.id, record])));
  }
  return async ({ kind, id }: Change) =>
    known.has(kind) ? known.get(kind)?.get(id) : source.get(kind, id);
}

type Keys = {
  getAllKeys: (range: IDBKeyRange) => Promise<string[]>;
  delete: (range: IDBKeyRange) => Promise<void>;
};

/** Delete records, with one request for all that no other one lies between. */
export async function deleteAll(store: Keys, ids: readonly string[]): Promise<void> {
  const chosen = new Set(ids);
  let run: string[] = [];
  for (const key of [...(await store.getAllKeys(rangeOf(ids))), ""]) {
    if (chosen.has(key)) run.push(key);
    else if (run.length > 0) {
      await store.delete(rangeOf(run));
      run = [];
    }
  }
}

/** The ids of what was changed, by kind. */
export function idsByKind(changes: readonly Change[]): Map<KindName, string[]> {
  const byKind = new Map<KindName, string[]>();
  for (const { kind, id } of changes) {
    if (!byKind.get(kind)?.push(id)) byKind.set(kind, [id]);
  }
  return byKind;
}

function rangeOf(ids: readonly string[]): IDBKeyRange {
  const sorted = [...ids].sort();
  return IDBKeyRange.bound(sorted[0], sorted.at(-1));
}
