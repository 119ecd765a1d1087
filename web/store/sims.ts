/** The SIMs on this phone. */
import { living } from "../domain/records.ts";
import type { Sim } from "../domain/sim.ts";
import { stampAfter } from "./clock.ts";
import { withDatabase } from "./database.ts";
import { bury, keepTrail, put, startTrail } from "./trail.ts";
import { write } from "./write.ts";

/** All SIMs that are not deleted, in the order they were added. */
export async function readSims(): Promise<Sim[]> {
  return living(await withDatabase((database) => database.getAll("sims")));
}

/** Store a new or changed SIM. */
export function saveSim(sim: Sim): Promise<void> {
  return write(async (writing) => {
    const stored = await writing.objectStore("sims").get(sim.id);
    const trail = startTrail("sim-changed");
    const updatedAt = stored ? stampAfter(stored.updatedAt) : sim.updatedAt;
    await put(writing, trail, "sims", { ...sim, updatedAt });
    if (stored) await keepTrail(writing, trail);
  });
}

/** Delete a SIM, unless receipts still need its number: then nothing happens, and it says how many. */
export function deleteSim(id: string): Promise<{ receipts: number }> {
  return write(async (writing) => {
    const receipts = living(await writing.objectStore("receipts").getAll());
    const inUse = receipts.filter(({ simId }) => simId === id).length;
    if (inUse > 0) return { receipts: inUse };
    const trail = startTrail("sim-deleted");
    await bury(writing, trail, "sims", id);
    await keepTrail(writing, trail);
    return { receipts: 0 };
  });
}
