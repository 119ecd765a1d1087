/** The bin of this phone: deleted records that can still be restored. */
import { type BinEntry, binEntries, ownerOf } from "../domain/bin.ts";
import { isDeleted } from "../domain/records/kind.ts";
import { KIND_NAMES, type KindName, type Log } from "../domain/records/kinds.ts";
import { stampAfter } from "./clock.ts";
import { withDatabase } from "./database.ts";
import { BIN } from "./migrations.ts";
import { clearBin } from "./sweep.ts";
import { bringBack, forgetSteps, keepStep, put, startStep, type Step } from "./steps.ts";
import { type Writing, write } from "./write.ts";

type Owner = NonNullable<ReturnType<typeof ownerOf>>;

/** Return the entries of the bin, latest deletion first. Throws a StorageProblem. */
export async function readBin(): Promise<BinEntry[]> {
  const lists = await withDatabase((database) =>
    Promise.all(
      KIND_NAMES.map(async (kind) => [kind, await database.getAllFromIndex(kind, BIN)] as const),
    ),
  );
  return binEntries(Object.fromEntries(lists) as Log);
}

/** Restore a record with all that was deleted with it, and the record that it belongs to. */
export function bringBackFromBin(kind: KindName, id: string): Promise<void> {
  return write(async (writing) => {
    const step = startStep("brought-back");
    await bringBackWhole(writing, step, kind, id);
    await keepStep(writing, step);
  });
}

async function bringBackWhole(
  writing: Writing,
  step: Step,
  kind: KindName,
  id: string,
): Promise<void> {
  if (!(await bringBack(writing, step, kind, id))) return;
  for (const other of KIND_NAMES) {
    for (const stone of await writing.objectStore(other).index(BIN).getAll()) {
      if (isDeleted(stone) && stone.along === id) await bringBack(writing, step, other, stone.id);
    }
  }
  const record = await writing.objectStore(kind).get(id);
  const owner = record && !isDeleted(record) ? ownerOf(record) : null;
  if (owner) await bringBackWhole(writing, step, owner.kind, owner.id);
  if (owner && kind === "photos") await attach(writing, step, owner, id);
}

async function attach(writing: Writing, step: Step, of: Owner, id: string): Promise<void> {
  const owner = await writing.objectStore(of.kind).get(of.id);
  if (!owner || !("photoIds" in owner) || owner.photoIds.includes(id)) return;
  const updatedAt = stampAfter(owner.updatedAt);
  const photoIds = [...owner.photoIds, id];
  await put(writing, step, of.kind, { ...owner, photoIds, updatedAt });
}

/** Remove the contents of the bin for good. */
export function emptyBin(): Promise<void> {
  return write(async (writing) => {
    await clearBin(writing, () => true);
    await forgetSteps(writing); // the steps contain deleted records too
  });
}
