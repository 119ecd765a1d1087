/**
 * Notes what each step changes in the log, in the transaction that does it, so that it can be
 * undone.
 */
import { noteEdits } from "../domain/records/edits.ts";
import { contentOf, isDeleted, type Tombstone } from "../domain/records/kind.ts";
import { JOINED, type KindName, type Records } from "../domain/records/kinds.ts";
import type { Sim } from "../domain/sim.ts";
import { noteChange } from "./changes.ts";
import { stampAfter } from "./clock.ts";
import { getMeta, putMeta } from "./meta.ts";
import type { Writing } from "./write.ts";

export type LogRecord = Records[KindName] | Tombstone<Records[KindName]>;
export type StepName =
  | "receipt-changed"
  | "receipt-deleted"
  | "sim-changed"
  | "sim-deleted"
  | "act-noted"
  | "act-deleted"
  | "reading-noted"
  | "reading-deleted"
  | "brought-back"
  | "backup-restored"
  | "imported";

/**
 * A record that the step has changed. `before` is the record before; "binned" means the content of
 * its tombstone, so that a photo's bytes are stored once. `after` is its `updatedAt` after the
 * step.
 */
export type Change = {
  kind: KindName;
  id: string;
  before: LogRecord | "binned" | undefined;
  after: string;
};

/** `about` is the record whose page shows the step, if that isn't one of the changed ones. */
export type Step = {
  name: StepName;
  at: string;
  changes: Change[];
  about?: string;
  /** Set when the person has closed the offer to undo it. */
  isPutAway?: boolean;
};

const LIFETIME = 24 * 3_600_000; // in ms: one visit with its breaks
const MOST = 50;

/** Return a step without changes, for one transaction. */
export function startStep(name: StepName, about?: string): Step {
  const step = { name, at: new Date().toISOString(), changes: [] };
  return about === undefined ? step : { ...step, about };
}

/** Store a record, note what it replaces in the step, and note which members have changed. */
export async function put(
  writing: Writing,
  step: Step,
  kind: KindName,
  record: LogRecord,
): Promise<void> {
  const before = await writing.objectStore(kind).get(record.id);
  await replace(writing, step, kind, before, withEdits(kind, before, record));
}

/** Store a record unchanged, and note what it replaces in the step. */
export async function putAsIs(
  writing: Writing,
  step: Step,
  kind: KindName,
  record: LogRecord,
): Promise<void> {
  await replace(writing, step, kind, await writing.objectStore(kind).get(record.id), record);
}

/** Return the record with a note of its changed members: another phone may change it too. */
export function withEdits(
  kind: KindName,
  before: LogRecord | undefined,
  record: LogRecord,
): LogRecord {
  const known = before && contentOf<LogRecord>(before);
  if (!known || isDeleted(record) || !JOINED.includes(kind)) return record;
  return noteEdits(known as Sim, record as Sim);
}

/**
 * Put a record into the bin, and note it in the step. `along` is the id of the record with which it
 * is deleted.
 */
export async function deleteRecord(
  writing: Writing,
  step: Step,
  kind: KindName,
  id: string,
  along?: string,
): Promise<void> {
  const was = await writing.objectStore(kind).get(id);
  if (!was || isDeleted(was)) return;
  const stone = { id, deleted: true as const, updatedAt: stampAfter(was.updatedAt), was };
  const before = "bytes" in was ? "binned" : was;
  await replace(writing, step, kind, before, along === undefined ? stone : { ...stone, along });
}

async function replace(
  writing: Writing,
  step: Step,
  kind: KindName,
  before: Change["before"],
  record: LogRecord,
): Promise<void> {
  step.changes.push({ kind, id: record.id, before, after: record.updatedAt });
  await writing.objectStore(kind).put(record as never);
  noteChange(writing, kind, record.id);
}

/** Restore a record from the bin. Return false if it isn't there. */
export async function bringBack(
  writing: Writing,
  step: Step,
  kind: KindName,
  id: string,
): Promise<boolean> {
  const stone = await writing.objectStore(kind).get(id);
  if (!stone || !isDeleted(stone) || !stone.was) return false;
  const { was, ...bare } = stone;
  const before = "bytes" in was ? bare : stone; // a photo's bytes are stored once, in the record
  await replace(writing, step, kind, before, { ...was, updatedAt: stampAfter(stone.updatedAt) });
  return true;
}

/** Restore the photos that are in the bin, and return the ids of all that exist now. */
export async function bringBackPhotos(
  writing: Writing,
  step: Step,
  ids: readonly string[],
): Promise<string[]> {
  const there: string[] = [];
  for (const id of ids) {
    await bringBack(writing, step, "photos", id);
    const photo = await writing.objectStore("photos").get(id);
    if (photo && !isDeleted(photo)) there.push(id);
  }
  return there;
}

/** Store the step, in the transaction that it describes. */
export async function keepStep(writing: Writing, step: Step): Promise<void> {
  await putMeta(writing, "undo", [...(await stepsIn(writing)), step].slice(-MOST));
}

/** Delete the steps that have changed a record: they can't be undone any more. */
export async function forgetStepsOf(writing: Writing, id: string): Promise<void> {
  const steps = await stepsIn(writing);
  const others = steps.filter(({ changes }) => changes.every((change) => change.id !== id));
  if (others.length < steps.length) await putMeta(writing, "undo", others);
}

/** Delete all steps: nothing can be undone any more. */
export function forgetSteps(writing: Writing): Promise<void> {
  return putMeta(writing, "undo", []);
}

/** Return the steps that can still be undone, latest last. */
export async function stepsIn(writing: Writing): Promise<Step[]> {
  return ((await getMeta(writing, "undo")) ?? []).filter(isYoung);
}

/** Return whether a step belongs to this visit. */
export function isYoung({ at }: Step): boolean {
  return Math.abs(Date.now() - Date.parse(at)) < LIFETIME;
}
