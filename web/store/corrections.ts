/** The user's own notes on dial codes. */
import { type Correction, isSameCode, latestOfEachCode } from "../domain/correction.ts";
import { living } from "../domain/records/kind.ts";
import { newId, stampAfter } from "./clock.ts";
import { withDatabase } from "./database.ts";
import { deleteRecord, keepStep, put, startStep } from "./steps.ts";
import { type Writing, write } from "./write.ts";

/** Return the latest note on each code of a country, latest first. Throws a StorageProblem. */
export async function readCorrections(country: string): Promise<Correction[]> {
  const all = living(await withDatabase((database) => database.getAll("corrections")));
  return latestOfEachCode(all.filter((each) => each.country === country));
}

export type NewCorrection = Omit<Correction, "id" | "createdAt" | "updatedAt">;

/** Store a note on a code, in place of an earlier one. Throws a StorageProblem. */
export function saveCorrection(correction: NewCorrection): Promise<void> {
  return write(async (writing) => {
    const [stored] = await storedOf(writing, correction);
    const updatedAt = stampAfter(stored?.updatedAt);
    const { id, createdAt } = stored ?? { id: newId(), createdAt: updatedAt };
    // This needs no undo step: the page offers to remove the note beside the code.
    await put(writing, startStep("act-noted"), "corrections", {
      ...correction,
      id,
      createdAt,
      updatedAt,
    });
  });
}

/** Delete the notes on a code; `undo` restores them. Throws a StorageProblem. */
export function deleteCorrection(correction: NewCorrection): Promise<void> {
  return write(async (writing) => {
    const step = startStep("act-deleted");
    for (const { id } of await storedOf(writing, correction)) {
      await deleteRecord(writing, step, "corrections", id);
    }
    await keepStep(writing, step);
  });
}

async function storedOf(writing: Writing, correction: NewCorrection): Promise<Correction[]> {
  const all = living(await writing.objectStore("corrections").getAll());
  return all
    .filter((each) => isSameCode(each, correction))
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}
