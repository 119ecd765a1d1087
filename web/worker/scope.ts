/** What this worker was started with: its release, its deadlines, and the path it looks after. */

/** Milliseconds until we stop waiting. Bodies count, not only headers. */
type Deadlines = {
  /** A file to save: until its headers, and then until each kilobyte of it. */
  file: number;
  /** A page that isn't saved. */
  page: number;
};

/** Of a list: its hash, and how many files of the core it names, with how many bytes. */
export type Mark = [hash: string, files: number, bytes: number];

/** `sw.js`, written by the server, sets these before it imports this code. */
type Given = { RELEASE_ID: string; LISTS: Record<string, Mark>; DEADLINES?: Partial<Deadlines> };

export const worker = self as unknown as ServiceWorkerGlobalScope & Given;

export const { RELEASE_ID, LISTS } = worker;

/** Where a further section is kept until it is whole, as if it were a release of its own. */
export const STAGE = `${RELEASE_ID}+`;

export const DEADLINES: Deadlines = {
  file: 15_000,
  page: 10_000,
  ...worker.DEADLINES,
};

/** The address that all of ours begin with, and its path: `/`, or `/prefix/`. */
export const SCOPE = worker.registration.scope;
export const BASE = new URL(SCOPE).pathname;

/** Our caches' names begin so: other caches of the origin are not ours to touch. */
export const PREFIX = `nobars:${BASE}:`;
