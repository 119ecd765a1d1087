/** What this worker was started with: its release, its deadlines, and the path it looks after. */

/** Milliseconds until we stop waiting. Bodies count, not only headers. */
type Deadlines = {
  /** A file to save: this, and `byte` for each of its bytes. */
  file: number;
  byte: number;
  /** An install, all files together. Browsers end it soon after. */
  whole: number;
  /** A page that isn't saved. */
  page: number;
};

/** Of a list: its hash, and how many files it names, with how many bytes on the phone. */
type Mark = [hash: string, files: number, bytes: number];

/** `sw.js`, written by the server, sets these before it imports this code. */
type Given = { RELEASE_ID: string; LISTS: Record<string, Mark>; DEADLINES?: Partial<Deadlines> };

export const worker = self as unknown as ServiceWorkerGlobalScope & Given;

export const { RELEASE_ID, LISTS } = worker;

export const DEADLINES: Deadlines = {
  file: 15_000,
  byte: 1,
  whole: 240_000,
  page: 10_000,
  ...worker.DEADLINES,
};

/** The address that all of ours begin with, and its path: `/`, or `/prefix/`. */
export const SCOPE = worker.registration.scope;
export const BASE = new URL(SCOPE).pathname;

/** Our caches' names begin so: other caches of the origin are not ours to touch. */
export const PREFIX = `nobars:${BASE}:`;
