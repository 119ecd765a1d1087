/** The SIMs on this phone, and what is noted of them besides receipts. */
import type { Use } from "../domain/act.ts";
import { areSameMarks, type LowMarks, type Reading } from "../domain/balance.ts";
import { isDeleted, living } from "../domain/records/kind.ts";
import type { Sim } from "../domain/sim.ts";
import { ChangedElsewhere } from "./changed-elsewhere.ts";
import { stampAfter } from "./clock.ts";
import { withDatabase } from "./database.ts";
import { deleteRecord, keepStep, put, startStep, type StepName } from "./steps.ts";
import { write } from "./write.ts";

/** All SIMs that are not deleted, in the order they were added. */
export async function readSims(): Promise<Sim[]> {
  return living(await withDatabase((database) => database.getAll("sims")));
}

/**
 * Store a new SIM, or one that a form has changed: `basis` is the `updatedAt` of the SIM that the
 * form started from. One that another tab has deleted comes back.
 * @throws StorageProblem, ChangedElsewhere
 */
export function saveSim(sim: Sim, basis: string | undefined): Promise<void> {
  return write(async (writing) => {
    const stored = await writing.objectStore("sims").get(sim.id);
    if (stored && !isDeleted(stored) && stored.updatedAt !== basis)
      throw new ChangedElsewhere<Sim>(stored);
    const step = startStep("sim-changed", sim.id);
    const updatedAt = stored ? stampAfter(stored.updatedAt) : sim.updatedAt;
    await put(writing, step, "sims", { ...sim, updatedAt });
    if (stored) await keepStep(writing, step);
  });
}

/** Change some of a stored SIM, from what is stored now. Nothing happens if it is deleted. */
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

/** Delete a SIM, unless receipts still need its number: then nothing happens, and it says how many. */
export function deleteSim(id: string): Promise<{ receipts: number }> {
  return write(async (writing) => {
    const receipts = living(await writing.objectStore("receipts").getAll());
    const inUse = receipts.filter(({ simId }) => simId === id).length;
    if (inUse > 0) return { receipts: inUse };
    const step = startStep("sim-deleted");
    await deleteRecord(writing, step, "sims", id);
    for (const kind of ["balances", "acts"] as const) {
      for (const record of living<Use | Reading>(await writing.objectStore(kind).getAll())) {
        if (record.simId === id) await deleteRecord(writing, step, kind, record.id, id);
      }
    }
    await keepStep(writing, step);
    return { receipts: 0 };
  });
}

/** Note a use of a SIM; `undo` takes it away again. */
export function saveUse(use: Use): Promise<void> {
  return write(async (writing) => {
    const step = startStep("act-noted", use.simId);
    await put(writing, step, "acts", use);
    await keepStep(writing, step);
  });
}

/** Delete a use; `undo` brings it back. */
export function deleteUse(id: string): Promise<void> {
  return deleteNoted("acts", "act-deleted", id);
}

/** Note a reading, a SIM's low marks, or both; `undo` takes them back. */
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

/** Delete a reading; `undo` brings it back. */
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
