/** Reads and deletes the records that a step has changed, thousands with few requests. */
import { groupBy } from "../domain/grouping.ts";
import type { KindName } from "../domain/records/kinds.ts";
import type { Change, LogRecord } from "./steps.ts";

type Source = {
  get: (kind: KindName, id: string) => Promise<LogRecord | undefined>;
  getAll: (kind: KindName, range: IDBKeyRange) => Promise<LogRecord[]>;
};

// From so many records on, one request for all is faster than one request for each.
const MANY = 200;

/**
 * Return a function that returns the present record of a change. Photos are read one by one, because
 * they are large.
 */
export async function readerOf(source: Source, changes: readonly Change[]) {
  const known = new Map<KindName, Map<string, LogRecord>>();
  for (const [kind, group] of groupBy(changes, (each) => each.kind)) {
    if (kind === "photos" || group.length < MANY) continue;
    const found = await source.getAll(kind, rangeOf(group));
    known.set(kind, new Map(found.map((record) => [record.id, record])));
  }
  return async ({ kind, id }: Change) =>
    known.has(kind) ? known.get(kind)?.get(id) : source.get(kind, id);
}

type Keys = {
  getAllKeys: (range: IDBKeyRange) => Promise<string[]>;
  delete: (range: IDBKeyRange) => Promise<void>;
};

/** Delete the records of changes, with one request for each run of keys that has no other record. */
export async function deleteAll(store: Keys, changes: readonly Change[]): Promise<void> {
  const chosen = new Set(changes.map(({ id }) => id));
  let run: { id: string }[] = [];
  for (const id of [...(await store.getAllKeys(rangeOf(changes))), ""]) {
    if (chosen.has(id)) run.push({ id });
    else if (run.length > 0) {
      await store.delete(rangeOf(run));
      run = [];
    }
  }
}

function rangeOf(of: readonly { id: string }[]): IDBKeyRange {
  const sorted = of.map(({ id }) => id).sort();
  return IDBKeyRange.bound(sorted[0], sorted.at(-1));
}
