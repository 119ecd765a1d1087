/** The schema of the database, and its migrations from each older version. */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type { Tombstone } from "../domain/records/kind.ts";
import { KIND_NAMES, type KindName, type Records, VERSION } from "../domain/records/kinds.ts";
import { isChangedSince, upgrade } from "../domain/records/upgrade.ts";
import type { Meta, MetaKey } from "./meta.ts";
import type { Step } from "./steps.ts";

/** The name of the index of the records in the bin, one for each kind. */
export const BIN = "bin";

type Stores = {
  [K in KindName]: {
    key: string;
    value: Records[K] | Tombstone<Records[K]>;
    indexes: { [BIN]: string };
  };
};

export interface Schema extends DBSchema, Stores {
  meta: { key: MetaKey; value: Meta[MetaKey] };
}

type Upgrading = IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">;

/** By version: what it changes besides the records, which `upgrade` changes. */
const OTHER_CHANGES: Readonly<Record<number, (upgrading: Upgrading) => Promise<void>>> = {
  2: renameLastStep,
  3: keepSteps,
};

/**
 * Migrate a database of version `from` (0: a new one) to the present version, in its transaction.
 * If anything fails, everything stays as it was, and opening fails.
 */
export function migrate(
  database: IDBPDatabase<Schema>,
  from: number,
  _to: number | null,
  upgrading: Upgrading,
): void {
  for (const kind of KIND_NAMES) {
    const isThere = database.objectStoreNames.contains(kind);
    const store = isThere
      ? upgrading.objectStore(kind)
      : database.createObjectStore(kind, { keyPath: "id" });
    if (!store.indexNames.contains(BIN)) store.createIndex(BIN, "was.id");
  }
  if (from === 0) database.createObjectStore("meta");
  else upgradeContent(upgrading, from).catch(() => upgrading.abort());
  upgrading.done.catch(() => undefined); // opening fails with the same error
}

async function upgradeContent(upgrading: Upgrading, from: number): Promise<void> {
  for (let version = from + 1; version <= VERSION; version += 1) {
    await OTHER_CHANGES[version]?.(upgrading);
  }
  await upgradeSteps(upgrading, from);
  for (const kind of KIND_NAMES) {
    if (isChangedSince(from, kind)) await upgradeRecords(upgrading, kind, from);
  }
}

async function upgradeRecords(upgrading: Upgrading, kind: KindName, from: number): Promise<void> {
  let cursor = await upgrading.objectStore(kind).openCursor();
  while (cursor) {
    await cursor.update(upgrade(kind, cursor.value, from) as typeof cursor.value);
    cursor = await cursor.continue();
  }
}

/** Upgrades the records in undo steps too, because this version may restore them. */
async function upgradeSteps(upgrading: Upgrading, from: number): Promise<void> {
  const meta = upgrading.objectStore("meta");
  const steps = ((await meta.get("undo")) as Meta["undo"] | undefined) ?? [];
  const upgraded = steps.map(({ changes, ...step }) => ({
    ...step,
    changes: changes.map((change) =>
      typeof change.before === "object"
        ? { ...change, before: upgrade(change.kind, change.before, from) as never }
        : change,
    ),
  }));
  if (steps.length > 0) await meta.put(upgraded, "undo");
}

type FormerChange = Omit<Step["changes"][number], "kind"> & { store: KindName };
type FirstStep = { step: Step["name"]; at: string; marks: FormerChange[] };

/** Version 1 stored the changes of a step under other names. */
async function renameLastStep(upgrading: Upgrading): Promise<void> {
  const meta = upgrading.objectStore("meta");
  const former = (await meta.get("undo")) as unknown as FirstStep | undefined;
  if (!former) return;
  const changes = former.marks.map(({ store, ...change }) => ({ kind: store, ...change }));
  await meta.put({ name: former.step, at: former.at, changes } as never, "undo");
}

/** Version 2 stored a single step, not a list. */
async function keepSteps(upgrading: Upgrading): Promise<void> {
  const meta = upgrading.objectStore("meta");
  const step = (await meta.get("undo")) as Step | undefined;
  if (step) await meta.put([step], "undo");
}
