/** What one step did to the log, so that it can be undone: even on the next page, even after a crash. */
import { isDeleted, type Tombstone } from "../domain/records/kind.ts";
import type { KindName, Records } from "../domain/records/kinds.ts";
import { noteChange } from "./changes.ts";
import { stampAfter } from "./clock.ts";
import { deleteMeta, getMeta, putMeta, readMeta } from "./meta.ts";
import { isEmpty, setLogFlag } from "./log-flag.ts";
import { type Writing, write, writeQuietly } from "./write.ts";

export type LogRecord = Records[KindName] | Tombstone;
export type StepName =
  | "receipt-changed"
  | "receipt-deleted"
  | "sim-changed"
  | "sim-deleted"
  | "act-noted"
  | "act-deleted"
  | "reading-noted"
  | "reading-deleted"
  | "backup-restored";

/** A record that the step has changed: what it was before, and `updatedAt` after. */
type Change = { kind: KindName; id: string; before: LogRecord | undefined; after: string };
/** `about` is the record whose page tells of the step, where that isn't a changed one. */
export type Step = { name: StepName; at: string; changes: Change[]; about?: string };

const LIFETIME = 10 * 60_000; // ms; after that the deleted bytes really go

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
  step.changes.push({ kind, id: record.id, before, after: record.updatedAt });
  await writing.objectStore(kind).put(record);
  noteChange(writing, kind, record.id);
}

/** Put a tombstone in place of a record, noting the record in the step. */
export async function deleteRecord(
  writing: Writing,
  step: Step,
  kind: KindName,
  id: string,
): Promise<void> {
  const record = await writing.objectStore(kind).get(id);
  if (!record || isDeleted(record)) return;
  const updatedAt = stampAfter(record.updatedAt);
  await put(writing, step, kind, { id, deleted: true, updatedAt });
}

/** Keep the step, in the transaction it describes; the one before is forgotten. */
export function keepStep(writing: Writing, step: Step): Promise<void> {
  return putMeta(writing, "undo", step);
}

/** Return which of the photos are there, after those that the last step has deleted were put back. */
export async function bringBack(
  writing: Writing,
  step: Step,
  ids: readonly string[],
): Promise<string[]> {
  const last = await getMeta(writing, "undo");
  const there: string[] = [];
  for (const id of ids) {
    const photo = await writing.objectStore("photos").get(id);
    if (photo && !isDeleted(photo)) {
      there.push(id);
      continue;
    }
    const before = last?.changes.find((each) => each.kind === "photos" && each.id === id)?.before;
    if (!before || isDeleted(before)) continue;
    const updatedAt = stampAfter(photo?.updatedAt ?? before.updatedAt);
    await put(writing, step, "photos", { ...before, updatedAt });
    there.push(id);
  }
  return there;
}

/** Give up the chance to undo the last step, if that record has been part of it. */
export async function forgetStepOf(writing: Writing, id: string): Promise<void> {
  const last = await getMeta(writing, "undo");
  if (last?.changes.some((change) => change.id === id)) await deleteMeta(writing, "undo");
}

/** The step that can be undone now, if any. */
export async function readLastStep(): Promise<Step | undefined> {
  const step = await readMeta("undo");
  if (!step) return undefined;
  if (Math.abs(Date.now() - Date.parse(step.at)) < LIFETIME) return step;
  await forgetLastStep();
  return undefined;
}

/** Give up the chance to undo. */
export function forgetLastStep(): Promise<void> {
  return writeQuietly((writing) => deleteMeta(writing, "undo"));
}

/** Undo the last step; what was changed again since then stays as it is. */
export async function undo(): Promise<void> {
  const isLogEmpty = await write(async (writing) => {
    const step = await getMeta(writing, "undo");
    for (const change of step?.changes ?? []) await takeBack(writing, change, step?.name);
    await deleteMeta(writing, "undo");
    return isEmpty(writing);
  });
  // The first restore was taken back: that isn't a log that has vanished.
  if (isLogEmpty) setLogFlag(null);
}

async function takeBack(writing: Writing, change: Change, step?: StepName): Promise<void> {
  const { kind, id, before, after } = change;
  const records = writing.objectStore(kind);
  if ((await records.get(id))?.updatedAt !== after) return;
  noteChange(writing, kind, id);
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
