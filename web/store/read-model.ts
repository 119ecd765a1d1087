/**
 * The log as pages show it, in memory: read whole once, then kept up to date by what changes. The
 * records are the same objects as long as they don't change, so what is made of one can be kept.
 */
import { newestFirst } from "../domain/listing.ts";
import type { Receipt } from "../domain/receipt.ts";
import { living, type Tombstone } from "../domain/records/kind.ts";
import type { Sim } from "../domain/sim.ts";
import { type Changed, whenLogChanges } from "./changes.ts";
import { withDatabase } from "./database.ts";

/** Receipts newest first, SIMs in the order they were added; nothing that is deleted. */
export type ReadModel = { receipts: readonly Receipt[]; sims: readonly Sim[] };

let model: ReadModel | undefined;
let reading: Promise<ReadModel> | undefined;
/** What has changed since `model` was read; "all" where nobody knows. */
let pending: NonNullable<Changed> | "all" | undefined;

whenLogChanges((changed) => {
  pending = join(pending, changed);
});

/** The present log. @throws StorageProblem */
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
  return withDatabase(async (database) => {
    const [receipts, sims] = await Promise.all([
      database.getAll("receipts"),
      database.getAll("sims"),
    ]);
    return { receipts: newestFirst(living(receipts)), sims: living(sims) };
  });
}

function update({ receipts, sims }: ReadModel, changed: NonNullable<Changed>): Promise<ReadModel> {
  return withDatabase(async (database) => {
    const newReceipts = await Promise.all(
      changed.receipts.map((id) => database.get("receipts", id)),
    );
    const newSims = await Promise.all(changed.sims.map((id) => database.get("sims", id)));
    return {
      receipts: newestFirst([...without(receipts, changed.receipts), ...present(newReceipts)]),
      sims: [...without(sims, changed.sims), ...present(newSims)].sort((a, b) =>
        a.id < b.id ? -1 : 1,
      ),
    };
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
  const both = (store: keyof NonNullable<Changed>) => [
    ...new Set([...known[store], ...changed[store]]),
  ];
  return { receipts: both("receipts"), sims: both("sims") };
}
