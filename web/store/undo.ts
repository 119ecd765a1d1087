/** Undoes steps, the latest first. It also works on the next page and after a crash. */
import { contentOf, isDeleted } from "../domain/records/kind.ts";
import { noteChange } from "./changes.ts";
import { stampAfter } from "./clock.ts";
import { type Database, withDatabase } from "./database.ts";
import { isEmpty, setLogFlag } from "./log-flag.ts";
import { putMeta } from "./meta.ts";
import {
  type Change,
  isYoung,
  type LogRecord,
  type Step,
  type StepName,
  stepsIn,
  withEdits,
} from "./steps.ts";
import { type Writing, write, writeQuietly } from "./write.ts";

/** Return the steps that can be undone, latest first. */
export async function readSteps(): Promise<Step[]> {
  return withDatabase(async (database) => {
    const left = new Map<string, string>();
    const useful: Step[] = [];
    for (const step of await latestFirst(database)) {
      if (await isUseful(database, step, left)) useful.push(step);
    }
    return useful;
  });
}

/** Return the step that `undo` would undo, if any. */
export async function readLastStep(): Promise<Step | undefined> {
  return withDatabase(async (database) => {
    for (const step of await latestFirst(database)) {
      for (const { kind, id, after } of step.changes) {
        if ((await database.get(kind, id))?.updatedAt === after) return step;
      }
    }
    return undefined;
  });
}

async function latestFirst(database: Database): Promise<Step[]> {
  const steps = ((await database.get("meta", "undo")) ?? []) as Step[];
  return steps.filter(isYoung).reverse();
}

/** Mark the last step as closed: no page offers to undo it by itself. */
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

/** Undo the last step. A record that was changed again since then stays as it is. */
export async function undo(): Promise<void> {
  const isLogEmpty = await write(async (writing) => {
    const steps = await stepsIn(writing);
    for (let step = steps.pop(); step; step = steps.pop()) {
      if (await takeBackAll(writing, step, steps)) break;
    }
    await putMeta(writing, "undo", steps);
    return isEmpty(writing);
  });
  // Undoing the first restore leaves an empty log, which has not vanished.
  if (isLogEmpty) setLogFlag(null);
}

/** Undoes all changes of a step, and returns whether any could be undone. */
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
  if (change.before === "binned" && !before) return false; // removed for good
  noteChange(writing, kind, id);
  // An import is undone without a trace, so that it can be repeated. Undoing any other step is a
  // change of its own: restoring a backup that was made in between must not reverse it.
  if (step === "backup-restored" || step === "imported") {
    await (before ? records.put(before as never) : records.delete(id));
    return true;
  }
  const updatedAt = stampAfter(after);
  const isBare = before && isDeleted(before) && !before.was;
  const record = { ...(before ?? { id, deleted: true }), updatedAt };
  if (!before || isBare) Object.assign(record, { was: now });
  await records.put(withEdits(kind, now, record) as never);
  // The step before can now be undone: the record is as that step left it.
  if (before) follow(earlier, id, before.updatedAt, updatedAt);
  return true;
}

function follow(steps: readonly Step[], id: string, from: string, to: string): void {
  for (const change of steps.flatMap(({ changes }) => changes)) {
    if (change.id === id && change.after === from) change.after = to;
  }
}

/**
 * Whether any change of a step can be undone, after the steps that follow it. `left` has the
 * `updatedAt` of records after those.
 */
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
