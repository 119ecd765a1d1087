/** What each step did to the log, noted in the transaction that does it, so that it can be undone. */
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
 * A record that the step has changed: what it was before ("binned": what its tombstone holds, as a
 * photo's bytes are kept once), and `updatedAt` after.
 */
export type Change = {
  kind: KindName;
  id: string;
  before: LogRecord | "binned" | undefined;
  after: string;
};

/** `about` is the record whose page tells of the step, where that isn't a changed one. */
export type Step = {
  name: StepName;
  at: string;
  changes: Change[];
  about?: string;
  /** Whether the person doesn't want to be offered it any more. */
  isPutAway?: boolean;
};

const LIFETIME = 24 * 3_600_000; // ms: a visit, with its breaks
const MOST = 50;

/** Begin a step, to note the changes of one transaction in. */
export function startStep(name: StepName, about?: string): Step {
  const step = { name, at: new Date().toISOString(), changes: [] };
  return about === undefined ? step : { ...step, about };
}

/** Store a record, noting in the step what it replaces. */
export async function put(
  writing: Writing,
  step: Step,
  kind: KindName,
  record: LogRecord,
): Promise<void> {
  const before = await writing.objectStore(kind).get(record.id);
  await replace(writing, step, kind, before, withEdits(kind, before, record));
}

/** Store a record as it is, noting in the step what it replaces. */
export async function putAsIs(
  writing: Writing,
  step: Step,
  kind: KindName,
  record: LogRecord,
): Promise<void> {
  await replace(writing, step, kind, await writing.objectStore(kind).get(record.id), record);
}

/** The record with a note of what is changed in it: another phone may change it, too. */
export function withEdits(
  kind: KindName,
  before: LogRecord | undefined,
  record: LogRecord,
): LogRecord {
  const known = before && contentOf<LogRecord>(before);
  if (!known || isDeleted(record) || !JOINED.includes(kind)) return record;
  return noteEdits(known as Sim, record as Sim);
}

/** Put a record into the bin, noting it in the step; `along` is what it is deleted along with. */
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

/** Take a record out of the bin, and with it what was deleted along with it. False if it isn't there. */
export async function bringBack(
  writing: Writing,
  step: Step,
  kind: KindName,
  id: string,
): Promise<boolean> {
  const stone = await writing.objectStore(kind).get(id);
  if (!stone || !isDeleted(stone) || !stone.was) return false;
  const { was, ...bare } = stone;
  const before = "bytes" in was ? bare : stone; // a photo's bytes are kept once, in the record
  await replace(writing, step, kind, before, { ...was, updatedAt: stampAfter(stone.updatedAt) });
  return true;
}

/** Return which of the photos are there, after those in the bin were put back. */
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

/** Keep the step, in the transaction it describes. */
export async function keepStep(writing: Writing, step: Step): Promise<void> {
  await putMeta(writing, "undo", [...(await stepsIn(writing)), step].slice(-MOST));
}

/** Give up the chance to undo the steps that such a record has been part of. */
export async function forgetStepsOf(writing: Writing, id: string): Promise<void> {
  const steps = await stepsIn(writing);
  const others = steps.filter(({ changes }) => changes.every((change) => change.id !== id));
  if (others.length < steps.length) await putMeta(writing, "undo", others);
}

/** Give up the chance to undo anything. */
export function forgetSteps(writing: Writing): Promise<void> {
  return putMeta(writing, "undo", []);
}

/** The steps that may be undone still, the latest last. */
export async function stepsIn(writing: Writing): Promise<Step[]> {
  return ((await getMeta(writing, "undo")) ?? []).filter(isYoung);
}

/** Whether a step is of this visit. */
export function isYoung({ at }: Step): boolean {
  return Math.abs(Date.now() - Date.parse(at)) < LIFETIME;
}
