/** Makes a saved release live, and deletes releases that no tab uses. */
import { deleteRelease, storedReleases } from "./caches.ts";
import { forgetClosedTabs, noteTabsOf, releasesInUse } from "./clients.ts";
import { LIVE, readNote, writeNote } from "./memory.ts";
import { RELEASE_ID, worker } from "./scope.ts";

export async function goLive(): Promise<void> {
  const previous = await readNote<string>(LIVE);
  if (previous && previous !== RELEASE_ID) await noteTabsOf(previous);
  await writeNote(LIVE, RELEASE_ID);
  await worker.clients.claim();
  const inUse = await releasesInUse();
  const stored = await storedReleases();
  // A release that is being installed would look unused.
  if (!worker.registration.installing) await deleteReleases(stored.filter((id) => !inUse.has(id)));
}

/**
 * Delete past releases whose last tab was closed. A release that is being installed is not past.
 */
export async function deleteDeparted(): Promise<void> {
  const { installing, waiting } = worker.registration;
  if (!installing && !waiting) await deleteReleases(await forgetClosedTabs());
}

async function deleteReleases(ids: string[]): Promise<void> {
  for (const id of ids) if (id !== RELEASE_ID) await deleteRelease(id);
}
