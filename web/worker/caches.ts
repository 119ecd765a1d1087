/**
 * Our caches: one for each release, keyed by address, and one for notes.
 *
 * All names begin with our own prefix: other caches of the origin are not ours to touch.
 */
import { BASE, RELEASE_ID } from "./scope.ts";

export const PREFIX = `nobars:${BASE}:`;
const NOTES = `${PREFIX}notes`;
const VERIFIED = "verified:";

export function openRelease(id = RELEASE_ID): Promise<Cache> {
  return caches.open(PREFIX + id);
}

/** The saved response at an address of ours, whole or from its path on. */
export function findSaved(address: string, id = RELEASE_ID): Promise<Response | undefined> {
  return caches.match(address, { cacheName: PREFIX + id, ignoreVary: true });
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
  await (await caches.open(NOTES)).delete(BASE + VERIFIED + id);
}

/** Note that all that is saved of this worker's release has just been hashed. */
export function noteVerified(): Promise<void> {
  return writeNote(VERIFIED + RELEASE_ID, Date.now());
}

/** When that was, in milliseconds since 1970. */
export function readVerified(): Promise<number | undefined> {
  return readNote(VERIFIED + RELEASE_ID);
}

export async function readNote<T>(name: string): Promise<T | undefined> {
  const note = await caches.match(BASE + name, { cacheName: NOTES });
  return note?.json();
}

/** A full disk must not stop what the note is about: that a note is lost is no failure. */
export async function writeNote(name: string, value: unknown): Promise<void> {
  try {
    const notes = await caches.open(NOTES);
    await notes.put(BASE + name, new Response(JSON.stringify(value)));
  } catch {}
}
