/**
 * Stores photos as bytes, because WebKit loses Blobs. A photo is stored at once, before its receipt
 * is saved.
 */
import type { Photo } from "../domain/photo.ts";
import { contentOf } from "../domain/records/kind.ts";
import { withDatabase } from "./database.ts";
import { writeQuietly } from "./write.ts";

/**
 * Return the photos with those ids, in that order, including those in the bin. Missing ones are
 * left out.
 */
export async function readPhotos(ids: readonly string[]): Promise<Photo[]> {
  const found = await withDatabase((database) =>
    Promise.all(ids.map((id) => database.get("photos", id))),
  );
  return found.flatMap((photo) => (photo && contentOf(photo)) ?? []);
}

/** Store a photo of a receipt that may not be saved yet. */
export async function addPhoto(photo: Photo): Promise<void> {
  await writeQuietly((writing) => writing.objectStore("photos").put(photo));
}
