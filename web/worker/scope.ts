/** The worker's release, deadlines and paths. */

/** Milliseconds until we stop waiting, for headers and bodies. */
type Deadlines = {
  /** A file to save: until its headers, and then for each kilobyte of its body. */
  file: number;
  /** A page that isn't saved. */
  page: number;
};

/** A list: its hash, the number of files of the core in it, and their size in bytes. */
export type Mark = [hash: string, files: number, bytes: number];

/** `sw.js`, which the server writes, sets these before it imports this code. */
type Given = { RELEASE_ID: string; LISTS: Record<string, Mark>; DEADLINES?: Partial<Deadlines> };

export const worker = self as unknown as ServiceWorkerGlobalScope & Given;

export const { RELEASE_ID, LISTS } = worker;

/** A section is stored here until it is complete, as if it were a release of its own. */
export const STAGE = `${RELEASE_ID}+`;

export const DEADLINES: Deadlines = {
  file: 15_000,
  page: 10_000,
  ...worker.DEADLINES,
};

/** The start of all our addresses, and its path: `/` or `/prefix/`. */
export const SCOPE = worker.registration.scope;
export const BASE = new URL(SCOPE).pathname;

/** The prefix of our caches' names. Other caches of the origin are not ours. */
export const PREFIX = `nobars:${BASE}:`;
