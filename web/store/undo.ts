/** Undoes steps, the latest first. It also works on the next page and after a crash. */
import { groupBy } from "../domain/grouping.ts";
import { contentOf, isDeleted } from "../domain/records/kind.ts";
import type { KindName } from "../domain/records/kinds.ts";
import { noteChange } from "./changes.ts";
import { stampAfter } from "./clock.ts";
import { type Database, withDatabase } from "./database.ts";
import { isEmpty, setLogFlag } from "./log-flag.ts";
import { putMeta } from "./meta.ts";
import { deleteAll, readerOf } from "./step-records.ts";
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

/** The steps of this visit, the latest first. */
export async function latestFirst(database: Database): Promise<Step[]> {
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

// An import is undone without a trace, so that it can be repeated. Undoing any other step is a
// change of its own: restoring a backup that was made in between must not reverse it.
const LEAVES_NO_TRACE: readonly StepName[] = ["backup-restored", "imported"];

/** Undoes all changes of a step, and returns whether any could be undone. */
async function takeBackAll(writing: Writing, step: Step, earlier: Step[]): Promise<boolean> {
  const source = {
    get: (kind: KindName, id: string) => writing.objectStore(kind).get(id),
    getAll: (kind: KindName, range: IDBKeyRange) => writing.objectStore(kind).getAll(range),
  };
  const present = await readerOf(source, step.changes);
  const known = groupBy(
    earlier.flatMap(({ changes }) => changes),
    ({ id }) => id,
  );
  const requests: Promise<unknown>[] = [];
  const brought: Change[] = [];
  for (const change of step.changes) {
    const { kind, id, after, before } = change;
    const now = await present(change);
    if (now?.updatedAt !== after) continue;
    // Not awaited one by one, and deleted together: an import may have brought a hundred thousand.
    if (!before && LEAVES_NO_TRACE.includes(step.name)) {
      noteChange(writing, kind, id);
      brought.push(change);
    } else {
      const request = takeBack(writing, change, now, step.name, known);
      if (request) requests.push(request);
    }
  }
  await Promise.all(requests);
  for (const [kind, group] of groupBy(brought, (each) => each.kind)) {
    await deleteAll(writing.objectStore(kind), group);
  }
  return requests.length + brought.length > 0;
}

/**
 * Restore a record, which is `now` as the step left it; null if what it was is gone for good.
 * `earlier` has the changes of the steps before by id.
 */
function takeBack(
  writing: Writing,
  change: Change,
  now: LogRecord,
  step: StepName,
  earlier: ReadonlyMap<string, readonly Change[]>,
): Promise<unknown> | null {
  const { kind, id, after } = change;
  const records = writing.objectStore(kind);
  const before = change.before === "binned" ? contentOf<LogRecord>(now) : change.before;
  if (change.before === "binned" && !before) return null;
  noteChange(writing, kind, id);
  if (before && LEAVES_NO_TRACE.includes(step)) return records.put(before as never);
  const updatedAt = stampAfter(after);
  const isBare = before && isDeleted(before) && !before.was;
  const record = { ...(before ?? { id, deleted: true }), updatedAt };
  if (!before || isBare) Object.assign(record, { was: now });
  // The step before can now be undone: the record is as that step left it.
  for (const each of earlier.get(id) ?? []) {
    if (each.after === before?.updatedAt) each.after = updatedAt;
  }
  return records.put(withEdits(kind, now, record) as never);
}
