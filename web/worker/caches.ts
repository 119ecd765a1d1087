/**
 * The files that are saved: a cache for each release, keyed by address. What is stored there has no
 * `Vary`, since we make each response ourselves.
 */
import { NOTES } from "./memory.ts";
import { PREFIX, RELEASE_ID } from "./scope.ts";

export function openRelease(id = RELEASE_ID): Promise<Cache> {
  return caches.open(PREFIX + id);
}

/** The saved response at an address of ours, whole or from its path on. */
export function findSaved(address: string, id = RELEASE_ID): Promise<Response | undefined> {
  return caches.match(address, { cacheName: PREFIX + id });
}

/** The paths at which a release has something saved. */
export async function savedPaths(id = RELEASE_ID): Promise<Set<string>> {
  const cache = await openRelease(id);
  const requests = await cache.keys();
  return new Set(requests.map(({ url }) => new URL(url).pathname));
}

/** The ids of all releases of which something is stored. */
export async function storedReleases(): Promise<string[]> {
  const names = await caches.keys();
  return names
    .filter((name) => name.startsWith(PREFIX) && name !== NOTES)
    .map((name) => name.slice(PREFIX.length));
}

export async function deleteRelease(id: string): Promise<void> {
  await caches.delete(PREFIX + id);
}
