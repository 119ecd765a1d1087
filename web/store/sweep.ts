/** Deletes photos of receipts that were never saved, and records whose time in the bin is over. */
import { isBinned, isExpired } from "../domain/bin.ts";
import { emptied, isDeleted, living } from "../domain/records/kind.ts";
import { KIND_NAMES } from "../domain/records/kinds.ts";
import { withDatabase } from "./database.ts";
import { readDrafts } from "./drafts.ts";
import { BIN } from "./migrations.ts";
import { type Writing, writeQuietly } from "./write.ts";

const PATIENCE = 24 * 3_600_000; // in ms: undo may still need them

/** Delete photos older than a day that no receipt, SIM or draft names. Their bytes are not read. */
export async function sweepPhotos(): Promise<void> {
  const stored = await withDatabase((database) => database.getAllKeys("photos"));
  const old = stored.filter((id) => Date.now() - madeAt(id) > PATIENCE);
  if (old.length === 0) return;
  const drafted = new Set((await readDrafts()).flatMap(({ photoIds }) => photoIds));
  await writeQuietly(async (writing) => {
    const receipts = living(await writing.objectStore("receipts").getAll());
    const sims = living(await writing.objectStore("sims").getAll());
    const saved = new Set([...receipts, ...sims].flatMap(({ photoIds }) => photoIds));
    const photos = writing.objectStore("photos");
    for (const id of old) {
      if (saved.has(id) || drafted.has(id)) continue;
      const photo = await photos.get(id);
      if (photo && !isDeleted(photo)) await photos.delete(id);
    }
  });
}

/** Delete records whose time in the bin is over. */
export async function sweepBin(): Promise<void> {
  const now = new Date().toISOString();
  const old = await withDatabase((database) =>
    Promise.all(KIND_NAMES.map((kind) => database.getAllKeysFromIndex(kind, BIN))),
  );
  // Only keys are read, not the photos' bytes; usually there is nothing to do.
  if (old.every((ids) => ids.length === 0)) return;
  await writeQuietly((writing) => clearBin(writing, (stone) => isExpired(stone, now)));
}

/** Delete the content of the chosen records in the bin for good. */
export async function clearBin(
  writing: Writing,
  isChosen: (stone: { updatedAt: string }) => boolean,
): Promise<void> {
  for (const kind of KIND_NAMES) {
    const store = writing.objectStore(kind);
    for (const stone of await store.index(BIN).getAll()) {
      if (!isBinned(stone) || !isChosen(stone)) continue;
      await store.put(emptied(stone) as never);
    }
  }
}

/** Return milliseconds since 1970, from the first 48 bits of a UUIDv7. */
function madeAt(id: string): number {
  return Number.parseInt(id.slice(0, 13).replace("-", ""), 16);
}
