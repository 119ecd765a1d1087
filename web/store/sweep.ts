/** Clears away photos that were added to an entry which was then neither saved nor kept. */
import { isDeleted, living } from "../domain/records/kind.ts";
import { withDatabase } from "./database.ts";
import { readDrafts } from "./drafts.ts";
import { writeQuietly } from "./write.ts";

const PATIENCE = 24 * 3_600_000; // ms; an undo may still want them

/** Erase photos that no receipt and no draft has named for a day. Their bytes are not read. */
export async function sweepPhotos(): Promise<void> {
  const stored = await withDatabase((database) => database.getAllKeys("photos"));
  const old = stored.filter((id) => Date.now() - madeAt(id) > PATIENCE);
  if (old.length === 0) return;
  const drafted = new Set((await readDrafts()).flatMap(({ photoIds }) => photoIds));
  await writeQuietly(async (writing) => {
    const receipts = living(await writing.objectStore("receipts").getAll());
    const saved = new Set(receipts.flatMap(({ photoIds }) => photoIds));
    const photos = writing.objectStore("photos");
    for (const id of old) {
      if (saved.has(id) || drafted.has(id)) continue;
      const photo = await photos.get(id);
      if (photo && !isDeleted(photo)) await photos.delete(id);
    }
  });
}

/** Milliseconds since 1970, from the first 48 bits of a UUIDv7. */
function madeAt(id: string): number {
  return Number.parseInt(id.slice(0, 13).replace("-", ""), 16);
}
