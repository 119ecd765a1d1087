/** Stores what is imported from files of other apps, and remembers how their tables were read. */
import type { Use } from "../domain/act.ts";
import type { Reading } from "../domain/balance.ts";
import type { ChangedRows } from "../domain/import/plan.ts";
import type { Settings } from "../domain/import/settings.ts";
import type { Receipt } from "../domain/receipt.ts";
import { isDeleted } from "../domain/records/kind.ts";
import type { KindName } from "../domain/records/kinds.ts";
import type { Sim } from "../domain/sim.ts";
import { noteChange } from "./changes.ts";
import { stampAfter } from "./clock.ts";
import { noteLacks } from "./last-backup.ts";
import { deleteMeta, getMeta, putMeta, readMeta } from "./meta.ts";
import { keepStep, type LogRecord, put, startStep, type Step } from "./steps.ts";
import { type Writing, write, writeQuietly } from "./write.ts";

export type Brought = { receipts: Receipt[]; sims: Sim[]; acts: Use[]; balances: Reading[] };

const MOST_REMEMBERED = 30;

/** Add all records or none; `undo` removes them. Throws a StorageProblem. */
export function bringIn(brought: Brought): Promise<void> {
  return write(async (writing) => {
    const step = startStep("imported");
    for (const kind of ["sims", "receipts", "acts", "balances"] as const) {
      const taken = await putNew(writing, step, kind, brought[kind]);
      for (const record of taken) await replaceDeleted(writing, step, kind, record);
    }
    await keepStep(writing, step);
    await noteLacks(writing, step);
  });
}

/**
 * Store new records and note each in the step. Returns those whose id is taken. There is one
 * request for each record only, because thousands may come at once.
 */
async function putNew(
  writing: Writing,
  step: Step,
  kind: KindName,
  records: readonly LogRecord[],
): Promise<LogRecord[]> {
  const store = writing.objectStore(kind);
  const taken = new Set<string>(await store.getAllKeys());
  const fresh = records.filter(({ id }) => !taken.has(id));
  for (const { id, updatedAt } of fresh) {
    step.changes.push({ kind, id, before: undefined, after: updatedAt });
    noteChange(writing, kind, id);
  }
  await Promise.all(fresh.map((record) => store.put(record as never)));
  return records.filter(({ id }) => taken.has(id));
}

/**
 * Restores a deleted record. A record that another tab has added in the meantime stays as it is.
 */
async function replaceDeleted(
  writing: Writing,
  step: Step,
  kind: KindName,
  record: LogRecord,
): Promise<void> {
  const stored = await writing.objectStore(kind).get(record.id);
  if (!stored || !isDeleted(stored)) return;
  await put(writing, step, kind, { ...record, updatedAt: stampAfter(stored.updatedAt) });
}

/** Return the settings with which a table with these columns was read before. */
export async function recallSettings(columns: string): Promise<Settings | undefined> {
  const known = (await readMeta("imports")) ?? [];
  return known.find(([each]) => each === columns)?.[1];
}

/** Remember the settings with which a table with these columns is read. */
export function rememberSettings(columns: string, settings: Settings): Promise<void> {
  return writeQuietly(async (writing) => {
    const others = ((await getMeta(writing, "imports")) ?? []).filter(([each]) => each !== columns);
    const all = [...others, [columns, settings] satisfies [string, Settings]];
    await putMeta(writing, "imports", all.slice(-MOST_REMEMBERED));
  });
}

/** Return the changes of rows of a table, by its hash; undefined if there are none. */
export async function recallRows(table: string): Promise<ChangedRows | undefined> {
  const kept = await readMeta("import-rows");
  return kept?.table === table ? kept : undefined;
}

/** Remember the changes of rows of a table, in place of those of another one. */
export function rememberRows(rows: ChangedRows): Promise<void> {
  return writeQuietly((writing) => putMeta(writing, "import-rows", rows));
}

/** Forget the changes of rows, because the table was imported. */
export function forgetRows(): Promise<void> {
  return writeQuietly((writing) => deleteMeta(writing, "import-rows"));
}
