/**
 * The saved files: one cache for each release, keyed by address. Stored responses have no `Vary`,
 * because we create each of them ourselves.
 */
import { NOTES } from "./memory.ts";
import { PREFIX, RELEASE_ID } from "./scope.ts";

export function openRelease(id = RELEASE_ID): Promise<Cache> {
  return caches.open(PREFIX + id);
}

/** Return the saved response for an address of ours, absolute or from its path on. */
export function findSaved(address: string, id = RELEASE_ID): Promise<Response | undefined> {
  return caches.match(address, { cacheName: PREFIX + id });
}

/** Return the paths of all files that are saved of a release. */
export async function savedPaths(id = RELEASE_ID): Promise<Set<string>> {
  const cache = await openRelease(id);
  const requests = await cache.keys();
  return new Set(requests.map(({ url }) => new URL(url).pathname));
}

/** Return the ids of all releases that have saved files. */
export async function storedReleases(): Promise<string[]> {
  const names = await caches.keys();
  return names
    .filter((name) => name.startsWith(PREFIX) && name !== NOTES)
    .map((name) => name.slice(PREFIX.length));
}

export function deleteRelease(id: string): Promise<boolean> {
  return caches.delete(PREFIX + id);
}
