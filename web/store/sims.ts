/** The SIMs on this phone. */
import { living } from "../domain/records/kind.ts";
import type { Sim } from "../domain/sim.ts";
import { stampAfter } from "./clock.ts";
import { withDatabase } from "./database.ts";
import { deleteRecord, keepStep, put, startStep } from "./undo.ts";
import { write } from "./write.ts";

/** All SIMs that are not deleted, in the order they were added. */
export async function readSims(): Promise<Sim[]> {
  return living(await withDatabase((database) => database.getAll("sims")));
}

/** Store a new or changed SIM. */
export function saveSim(sim: Sim): Promise<void> {
  return write(async (writing) => {
    const stored = await writing.objectStore("sims").get(sim.id);
    const step = startStep("sim-changed");
    const updatedAt = stored ? stampAfter(stored.updatedAt) : sim.updatedAt;
    await put(writing, step, "sims", { ...sim, updatedAt });
    if (stored) await keepStep(writing, step);
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
    await keepStep(writing, step);
    return { receipts: 0 };
  });
}
