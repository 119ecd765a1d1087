/** What the worker remembers when it is stopped, in a cache of its own. */
import { BASE, PREFIX, RELEASE_ID } from "./scope.ts";

export const NOTES = `${PREFIX}notes`;

const LIVE = "live";
const VERIFIED = "verified:";

/** The release that went live last, by whichever worker. */
export function readLive(): Promise<string | undefined> {
  return readNote(LIVE);
}

export function writeLive(id: string): Promise<void> {
  return writeNote(LIVE, id);
}

/** Note that all that is saved of this worker's release has just been hashed. */
export function noteVerified(): Promise<void> {
  return writeNote(VERIFIED + RELEASE_ID, Date.now());
}

/** When that was, in milliseconds since 1970. */
export function readVerified(): Promise<number | undefined> {
  return readNote(VERIFIED + RELEASE_ID);
}

export async function forgetVerified(id: string): Promise<void> {
  await (await caches.open(NOTES)).delete(BASE + VERIFIED + id);
}

export async function readNote<T>(name: string): Promise<T | undefined> {
  const note = await caches.match(BASE + name, { cacheName: NOTES });
  return (await note?.json()) as T | undefined;
}

/** A full disk must not stop what the note is about: that a note is lost is no failure. */
export async function writeNote(name: string, value: unknown): Promise<void> {
  try {
    const notes = await caches.open(NOTES);
    await notes.put(BASE + name, new Response(JSON.stringify(value)));
  } catch {}
}
