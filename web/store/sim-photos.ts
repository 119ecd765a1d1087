/** The photos of a SIM's card. */
import { isDeleted } from "../domain/records/kind.ts";
import { stampAfter } from "./clock.ts";
import { bringBackPhotos, deleteRecord, keepStep, put, startStep } from "./steps.ts";
import { write } from "./write.ts";

/**
 * Set the photos of a stored SIM, from those that are stored now: one that it no longer names goes
 * into the bin, and one that is there comes back. `undo` takes it back.
 */
export function changeSimPhotos(
  id: string,
  change: (photoIds: readonly string[]) => readonly string[],
): Promise<void> {
  return write(async (writing) => {
    const stored = await writing.objectStore("sims").get(id);
    if (!stored || isDeleted(stored)) return;
    const step = startStep("sim-changed", id);
    const photoIds = await bringBackPhotos(writing, step, change(stored.photoIds));
    const updatedAt = stampAfter(stored.updatedAt);
    await put(writing, step, "sims", { ...stored, photoIds, updatedAt });
    for (const photoId of stored.photoIds) {
      if (!photoIds.includes(photoId)) await deleteRecord(writing, step, "photos", photoId);
    }
    await keepStep(writing, step);
  });
}
