/** What each step did to the log, so that it can be undone: even on the next page, even after a crash. */
import { noteEdits } from "../domain/records/edits.ts";
import { contentOf, isDeleted, type Tombstone } from "../domain/records/kind.ts";
import { JOINED, type KindName, type Records } from "../domain/records/kinds.ts";
import type { Sim } from "../domain/sim.ts";
import { noteChange } from "./changes.ts";
import { stampAfter } from "./clock.ts";
import { type Database, withDatabase } from "./database.ts";
import { getMeta, putMeta } from "./meta.ts";
import { isEmpty, setLogFlag } from "./log-flag.ts";
import { type Writing, write, writeQuietly } from "./write.ts";

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
  | "backup-restored";

/**
 * A record that the step has changed: what it was before ("binned": what its tombstone holds, as a
 * photo's bytes are kept once), and `updatedAt` after.
 */
type Change = {
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
function withEdits(kind: KindName, before: LogRecord | undefined, record: LogRecord): LogRecord {
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

/** The steps that can be undone, one after the other, the latest first. */
export async function readSteps(): Promise<Step[]> {
  return withDatabase(async (database) => {
    const steps = ((await database.get("meta", "undo")) ?? []) as Step[];
    const left = new Map<string, string>();
    const useful: Step[] = [];
    for (const step of steps.filter(isYoung).reverse()) {
      if (await isUseful(database, step, left)) useful.push(step);
    }
    return useful;
  });
}

/** The step to be undone next, if any. */
export async function readLastStep(): Promise<Step | undefined> {
  return (await readSteps())[0];
}

/** Don't offer the last step by itself any more. */
export function putAwayLastStep(): Promise<void> {
  return writeQuietly(async (writing) => {
    const steps = await stepsIn(writing);
    const away = steps.map((step, i) => (i < steps.length - 1 ? step : asPutAway(step)));
    await putMeta(writing, "undo", away);
  });
}

function asPutAway(step: Step): Step {
  return { ...step, isPutAway: true };
}

/** Undo the last step; what was changed again since then, and not undone, stays as it is. */
export async function undo(): Promise<void> {
  const isLogEmpty = await write(async (writing) => {
    const steps = await stepsIn(writing);
    for (let step = steps.pop(); step; step = steps.pop()) {
      if (await takeBackAll(writing, step, steps)) break;
    }
    await putMeta(writing, "undo", steps);
    return isEmpty(writing);
  });
  // The first restore was taken back: that isn't a log that has vanished.
  if (isLogEmpty) setLogFlag(null);
}

/** Whether something of the step could be taken back. */
async function takeBackAll(writing: Writing, step: Step, earlier: Step[]): Promise<boolean> {
  let isDone = false;
  for (const change of step.changes) {
    if (await takeBack(writing, change, step.name, earlier)) isDone = true;
  }
  return isDone;
}

async function takeBack(
  writing: Writing,
  change: Change,
  step: StepName,
  earlier: readonly Step[],
): Promise<boolean> {
  const { kind, id, after } = change;
  const records = writing.objectStore(kind);
  const now = await records.get(id);
  if (now?.updatedAt !== after) return false;
  const before = change.before === "binned" ? contentOf<LogRecord>(now) : change.before;
  if (change.before === "binned" && !before) return false; // gone for good
  noteChange(writing, kind, id);
  // A restore is taken back without a trace, so that it can be made again. To take back anything
  // else is a change of its own: a backup made in between must not undo it.
  if (step === "backup-restored") {
    await (before ? records.put(before as never) : records.delete(id));
    return true;
  }
  const updatedAt = stampAfter(after);
  const isBare = before && isDeleted(before) && !before.was;
  const record = { ...(before ?? { id, deleted: true }), updatedAt };
  if (!before || isBare) Object.assign(record, { was: now });
  await records.put(withEdits(kind, now, record) as never);
  // The step before can be undone now: the record is as that one left it.
  if (before) follow(earlier, id, before.updatedAt, updatedAt);
  return true;
}

function follow(steps: readonly Step[], id: string, from: string, to: string): void {
  for (const change of steps.flatMap(({ changes }) => changes)) {
    if (change.id === id && change.after === from) change.after = to;
  }
}

/** Whether something of a step can be taken back, once those after it were: `left` is what they leave. */
async function isUseful(
  database: Database,
  { changes }: Step,
  left: Map<string, string>,
): Promise<boolean> {
  let isFound = false;
  for (const { kind, id, before, after } of changes) {
    const now = left.get(id) ?? (await database.get(kind, id))?.updatedAt ?? "";
    if (now !== after) continue;
    isFound = true;
    left.set(id, typeof before === "object" ? before.updatedAt : "");
  }
  return isFound;
}

async function stepsIn(writing: Writing): Promise<Step[]> {
  return ((await getMeta(writing, "undo")) ?? []).filter(isYoung);
}

function isYoung({ at }: Step): boolean {
  return Math.abs(Date.now() - Date.parse(at)) < LIFETIME;
}
