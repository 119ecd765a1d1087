/** Photos: stored as bytes, since WebKit loses Blobs, and at once, before their receipt is saved. */
import { living, type Photo } from "../domain/records.ts";
import { withDatabase } from "./database.ts";
import { writeQuietly } from "./write.ts";

/** The photos with those ids, in that order; what is deleted or missing is left out. */
export async function readPhotos(ids: readonly string[]): Promise<Photo[]> {
  const found = await withDatabase((database) =>
    Promise.all(ids.map((id) => database.get("photos", id))),
  );
  return living(found.filter((photo) => photo !== undefined));
}

/** Store a photo of a receipt that may not be saved yet. */
export async function addPhoto(photo: Photo): Promise<void> {
  await writeQuietly((writing) => writing.objectStore("photos").put(photo));
}

/** Erase photos that no receipt was ever saved with. */
export function erasePhotos(ids: readonly string[]): Promise<void> {
  return writeQuietly(async (writing) => {
    for (const id of ids) await writing.objectStore("photos").delete(id);
  });
}
