/** What one step did to the log, so that it can be undone: even on the next page, even after a crash. */

import type { Receipt } from "../domain/receipt.ts";
import { isDeleted, type Photo, type Tombstone } from "../domain/records.ts";
import type { Sim } from "../domain/sim.ts";
import { noteChange } from "./changes.ts";
import { stampAfter } from "./clock.ts";
import { withDatabase } from "./database.ts";
import { type Writing, write, writeQuietly } from "./write.ts";

export type LogStore = "receipts" | "sims" | "photos";
export type LogRecord = Receipt | Sim | Photo | Tombstone;
export type StepName =
  "receipt-changed" | "receipt-deleted" | "sim-changed" | "sim-deleted" | "backup-restored";

type Mark = { store: LogStore; id: string; before: LogRecord | undefined; after: string };
export type Trail = { step: StepName; at: string; marks: Mark[] };

const KEY = "undo";
const LIFETIME = 10 * 60_000; // ms; after that the deleted bytes really go

/** A trail to note the changes of one transaction in. */
export function startTrail(step: StepName): Trail {
  return { step, at: new Date().toISOString(), marks: [] };
}

/** Store a record, noting in the trail what it replaces. */
export async function put(
  writing: Writing,
  trail: Trail,
  store: LogStore,
  record: LogRecord,
): Promise<void> {
  const before = await writing.objectStore(store).get(record.id);
  trail.marks.push({ store, id: record.id, before, after: record.updatedAt });
  await writing.objectStore(store).put(record);
  noteChange(writing, store, record.id);
}

/** Leave a tombstone in place of a record, noting the record in the trail. */
export async function bury(
  writing: Writing,
  trail: Trail,
  store: LogStore,
  id: string,
): Promise<void> {
  const present = await writing.objectStore(store).get(id);
  if (!present || isDeleted(present)) return;
  const updatedAt = stampAfter(present.updatedAt);
  await put(writing, trail, store, { id, deleted: true, updatedAt });
}

/** Keep the trail, in the transaction it describes; the one before is forgotten. */
export async function keepTrail(writing: Writing, trail: Trail): Promise<void> {
  await writing.objectStore("meta").put(trail, KEY);
}

/** The photos with those ids that are there, after those that the last step has deleted were put
 * back from its trail. */
export async function bringBack(
  writing: Writing,
  trail: Trail,
  ids: readonly string[],
): Promise<string[]> {
  const last = (await writing.objectStore("meta").get(KEY)) as Trail | undefined;
  const there: string[] = [];
  for (const id of ids) {
    const present = await writing.objectStore("photos").get(id);
    if (present && !isDeleted(present)) {
      there.push(id);
      continue;
    }
    const before = last?.marks.find((mark) => mark.store === "photos" && mark.id === id)?.before;
    if (!before || isDeleted(before)) continue;
    const updatedAt = stampAfter(present?.updatedAt ?? before.updatedAt);
    await put(writing, trail, "photos", { ...before, updatedAt });
    there.push(id);
  }
  return there;
}

/** Give up the chance to undo the last step, if that record has been part of it. */
export async function forgetStepOf(writing: Writing, id: string): Promise<void> {
  const last = (await writing.objectStore("meta").get(KEY)) as Trail | undefined;
  if (last?.marks.some((mark) => mark.id === id)) await writing.objectStore("meta").delete(KEY);
}

/** The step that can be undone now, if any. */
export async function readTrail(): Promise<Trail | undefined> {
  const trail = await withDatabase((database) => database.get("meta", KEY));
  if (!trail) return undefined;
  const { at } = trail as Trail;
  if (Math.abs(Date.now() - Date.parse(at)) < LIFETIME) return trail as Trail;
  await forgetTrail();
  return undefined;
}

/** Give up the chance to undo. */
export function forgetTrail(): Promise<void> {
  return writeQuietly((writing) => writing.objectStore("meta").delete(KEY));
}

/** Undo the last step; what was changed again since then stays as it is. */
export function undo(): Promise<void> {
  return write(async (writing) => {
    const trail = (await writing.objectStore("meta").get(KEY)) as Trail | undefined;
    if (!trail) return;
    for (const mark of trail.marks) await takeBack(writing, mark, trail.step);
    await writing.objectStore("meta").delete(KEY);
  });
}

async function takeBack(writing: Writing, mark: Mark, step: StepName): Promise<void> {
  const { store, id, before, after } = mark;
  const records = writing.objectStore(store);
  if ((await records.get(id))?.updatedAt !== after) return;
  noteChange(writing, store, id);
  if (!before) {
    await records.delete(id);
    return;
  }
  // A restore is taken back without a trace, so that it can be made again. To take back anything
  // else is a change of its own: a backup made in between must not undo it.
  const isRestore = step === "backup-restored";
  const updatedAt = isRestore ? before.updatedAt : stampAfter(after);
  await records.put({ ...before, updatedAt });
}
