/** Notes that the worker keeps while it is stopped, in a cache of their own. */
import { BASE, PREFIX, RELEASE_ID } from "./scope.ts";

export const NOTES = `${PREFIX}notes`;

/** The note of the release that went live last, of any worker. */
export const LIVE = "live";

/** Stored beside the files of the release, and deleted with them. */
const VERIFIED = "verified:";
const FILES = PREFIX + RELEASE_ID;

/** Note that all saved files of this worker's release have just been hashed. */
export function noteVerified(): Promise<void> {
  return writeNote(VERIFIED, Date.now(), FILES);
}

/** Return when the files were last hashed, in milliseconds since 1970. */
export function readVerified(): Promise<number | undefined> {
  return readNote(VERIFIED, FILES);
}

export async function readNote<T>(name: string, cacheName = NOTES): Promise<T | undefined> {
  const note = await caches.match(BASE + name, { cacheName });
  return (await note?.json()) as T | undefined;
}

/** Store a note. Does not reject: a full disk must not stop what the note is about. */
export async function writeNote(name: string, value: unknown, cacheName = NOTES): Promise<void> {
  try {
    const notes = await caches.open(cacheName);
    await notes.put(BASE + name, new Response(JSON.stringify(value)));
  } catch {}
}
