/**
 * The log in memory, as pages show it: read completely once, then updated by changes. A record
 * stays the same object as long as it doesn't change, so that callers can cache what they compute
 * from it.
 */
import { newestFirst } from "../domain/listing.ts";
import { living, type Tombstone } from "../domain/records/kind.ts";
import type { Records } from "../domain/records/kinds.ts";
import { type Changed, READ_KINDS, type ReadKind, whenLogChanges } from "./changes.ts";
import { type Database, withDatabase } from "./database.ts";

/** Receipts are ordered newest first, all others by creation. Deleted records are left out. */
export type ReadModel = { readonly [K in ReadKind]: readonly Records[K][] };

export const EMPTY_MODEL = Object.fromEntries(
  READ_KINDS.map((kind) => [kind, []]),
) as unknown as ReadModel;

let model: ReadModel | undefined;
let reading: Promise<ReadModel> | undefined;
/** What has changed since `model` was read; "all" if that is unknown. */
let pending: NonNullable<Changed> | "all" | undefined;

whenLogChanges((changed) => {
  pending = join(pending, changed);
});

/** Return the present log. Throws a StorageProblem. */
export async function readModel(): Promise<ReadModel> {
  while (!model || pending || reading) {
    reading ??= readAgain().finally(() => {
      reading = undefined;
    });
    await reading;
  }
  return model;
}

async function readAgain(): Promise<ReadModel> {
  const changed = pending;
  pending = undefined;
  try {
    model = model && changed && changed !== "all" ? await update(model, changed) : await readAll();
    return model;
  } catch (error) {
    model = undefined;
    throw error;
  }
}

function readAll(): Promise<ReadModel> {
  return readKinds(async (database, kind) => living(await database.getAll(kind)));
}

// Reading single records needs one transaction for each; from this number on, reading all is
// faster.
const MANY = 200;

function update(known: ReadModel, changed: NonNullable<Changed>): Promise<ReadModel> {
  return readKinds(async (database, kind) => {
    const ids = changed[kind];
    if (!ids) return known[kind];
    if (ids.length > MANY) return living<AnyRecord>(await database.getAll(kind));
    const found = await Promise.all(ids.map((id) => database.get(kind, id)));
    return [...without<AnyRecord>(known[kind], ids), ...present(found)].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    );
  });
}

type AnyRecord = Records[ReadKind];
type Read = (database: Database, kind: ReadKind) => Promise<readonly AnyRecord[]>;

function readKinds(read: Read): Promise<ReadModel> {
  return withDatabase(async (database) => {
    const entries = READ_KINDS.map(async (kind) => [kind, await read(database, kind)] as const);
    const all = Object.fromEntries(await Promise.all(entries)) as ReadModel;
    const isSame = all.receipts === model?.receipts;
    return isSame ? all : { ...all, receipts: newestFirst(all.receipts) };
  });
}

function without<T extends { id: string }>(records: readonly T[], ids: readonly string[]): T[] {
  const gone = new Set(ids);
  return records.filter(({ id }) => !gone.has(id));
}

function present<T extends object>(found: readonly (T | Tombstone | undefined)[]): T[] {
  return living<T>(found.filter((record) => record !== undefined));
}

function join(known: typeof pending, changed: Changed): typeof pending {
  if (known === "all" || !changed) return "all";
  if (!known) return changed;
  const both: NonNullable<Changed> = { ...known };
  for (const kind of READ_KINDS) {
    const more = changed[kind];
    if (more) both[kind] = [...new Set([...(known[kind] ?? []), ...more])];
  }
  return both;
}
