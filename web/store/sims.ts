/** Reads and changes SIMs, their uses and their readings. */
import type { Use } from "../domain/act.ts";
import { areSameMarks, type LowMarks, type Reading } from "../domain/balance.ts";
import { contentOf, isDeleted, living } from "../domain/records/kind.ts";
import type { Sim } from "../domain/sim.ts";
import { ChangedElsewhere } from "./changed-elsewhere.ts";
import { stampAfter } from "./clock.ts";
import { withDatabase } from "./database.ts";
import { bringBackPhotos, deleteRecord, keepStep, put, startStep, type StepName } from "./steps.ts";
import { write } from "./write.ts";

/** Return all SIMs that are not deleted, in the order of creation. */
export async function readSims(): Promise<Sim[]> {
  return living(await withDatabase((database) => database.getAll("sims")));
}

/**
 * Store a new or changed SIM. `basis` is the `updatedAt` of the SIM with which the form was opened.
 * A SIM that another tab has deleted is restored. Throws a StorageProblem, or ChangedElsewhere if
 * the stored SIM isn't the `basis`.
 */
export function saveSim(sim: Sim, basis: string | undefined): Promise<void> {
  return write(async (writing) => {
    const stored = await writing.objectStore("sims").get(sim.id);
    if (stored && !isDeleted(stored) && stored.updatedAt !== basis)
      throw new ChangedElsewhere<Sim>(stored);
    const step = startStep("sim-changed", sim.id);
    const updatedAt = stored ? stampAfter(stored.updatedAt) : sim.updatedAt;
    const photoIds = await bringBackPhotos(writing, step, sim.photoIds);
    await put(writing, step, "sims", { ...sim, photoIds, updatedAt });
    if (stored) await keepStep(writing, step);
  });
}

/** Change some members of the stored SIM. Does nothing if it is deleted. */
export function changeSim(id: string, change: (sim: Sim) => Partial<Sim>): Promise<void> {
  return write(async (writing) => {
    const stored = await writing.objectStore("sims").get(id);
    if (!stored || isDeleted(stored)) return;
    const step = startStep("sim-changed", id);
    const updatedAt = stampAfter(stored.updatedAt);
    await put(writing, step, "sims", { ...stored, ...change(stored), updatedAt });
    await keepStep(writing, step);
  });
}

/** Delete a SIM, unless receipts use it. Return the number of these receipts. */
export function deleteSim(id: string): Promise<{ receipts: number }> {
  return write(async (writing) => {
    const receipts = living(await writing.objectStore("receipts").getAll());
    const inUse = receipts.filter(({ simId }) => simId === id).length;
    if (inUse > 0) return { receipts: inUse };
    const step = startStep("sim-deleted");
    const sim = await writing.objectStore("sims").get(id);
    await deleteRecord(writing, step, "sims", id);
    for (const photoId of (sim && contentOf<Sim>(sim))?.photoIds ?? []) {
      await deleteRecord(writing, step, "photos", photoId, id);
    }
    for (const kind of ["balances", "acts"] as const) {
      for (const record of living<Use | Reading>(await writing.objectStore(kind).getAll())) {
        if (record.simId === id) await deleteRecord(writing, step, kind, record.id, id);
      }
    }
    await keepStep(writing, step);
    return { receipts: 0 };
  });
}

/** Store a use of a SIM; `undo` removes it. */
export function saveUse(use: Use): Promise<void> {
  return write(async (writing) => {
    const step = startStep("act-noted", use.simId);
    await put(writing, step, "acts", use);
    await keepStep(writing, step);
  });
}

/** Delete a use; `undo` restores it. */
export function deleteUse(id: string): Promise<void> {
  return deleteNoted("acts", "act-deleted", id);
}

/** Store a reading, a SIM's low marks, or both; `undo` reverses it. */
export function saveReading(
  simId: string,
  reading: Reading | null,
  marks: LowMarks,
): Promise<void> {
  return write(async (writing) => {
    const step = startStep("reading-noted", simId);
    if (reading) await put(writing, step, "balances", reading);
    const sim = await writing.objectStore("sims").get(simId);
    if (sim && !isDeleted(sim) && !areSameMarks(sim, marks)) {
      await put(writing, step, "sims", { ...sim, ...marks, updatedAt: stampAfter(sim.updatedAt) });
    }
    await keepStep(writing, step);
  });
}

/** Delete a reading; `undo` restores it. */
export function deleteReading(id: string): Promise<void> {
  return deleteNoted("balances", "reading-deleted", id);
}

function deleteNoted(kind: "acts" | "balances", name: StepName, id: string): Promise<void> {
  return write(async (writing) => {
    const stored = await writing.objectStore(kind).get(id);
    if (!stored || isDeleted(stored)) return;
    const step = startStep(name, stored.simId);
    await deleteRecord(writing, step, kind, id);
    await keepStep(writing, step);
  });
}
