/** What the worker remembers when it is stopped: notes, in a cache of their own. */
import { BASE, PREFIX, RELEASE_ID } from "./scope.ts";

export const NOTES = `${PREFIX}notes`;

const LIVE = "live";

/** It lies beside the files of the release, and goes with them. */
const VERIFIED = "verified:";
const FILES = PREFIX + RELEASE_ID;

/** The release that went live last, by whichever worker. */
export function readLive(): Promise<string | undefined> {
  return readNote(LIVE);
}

export function writeLive(id: string): Promise<void> {
  return writeNote(LIVE, id);
}

/** Note that all that is saved of this worker's release has just been hashed. */
export function noteVerified(): Promise<void> {
  return writeNote(VERIFIED, Date.now(), FILES);
}

/** When that was, in milliseconds since 1970. */
export function readVerified(): Promise<number | undefined> {
  return readNote(VERIFIED, FILES);
}

export async function readNote<T>(name: string, cacheName = NOTES): Promise<T | undefined> {
  const note = await caches.match(BASE + name, { cacheName });
  return (await note?.json()) as T | undefined;
}

/** A full disk must not stop what the note is about: that a note is lost is no failure. */
export async function writeNote(name: string, value: unknown, cacheName = NOTES): Promise<void> {
  try {
    const notes = await caches.open(cacheName);
    await notes.put(BASE + name, new Response(JSON.stringify(value)));
  } catch {}
}
