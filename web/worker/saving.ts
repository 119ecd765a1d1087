/** Save files of this worker's release: keep what is stored, copy what is known, fetch the rest. */
import { findSaved, openRelease, storedReleases } from "./caches.ts";
import { RELEASE_ID } from "./scope.ts";
import { fetchVerified, type ListedFile, type Limits, verifyStored } from "./verified-fetch.ts";

/** So many requests at a time: enough for the latency, few enough that each file arrives. */
const LANES = 4;

/**
 * Save all `files`, calling `progressed` with the number saved so far after each.
 *
 * What is stored already is hashed again, and fetched anew if it is damaged. Rejects with the
 * first failure, when the requests on their way have ended: what they brought is kept.
 */
export async function saveFiles(
  files: ListedFile[],
  limits: Limits,
  progressed?: (saved: number) => void,
): Promise<void> {
  const cache = await openRelease();
  const releases = await storedReleases();
  let saved = 0;
  await inLanes(files, async (file) => {
    limits.signal?.throwIfAborted();
    if (!(await findGenuine(file))) {
      const copy = await findGenuine(file, releases);
      await cache.put(file.url, copy ?? (await fetchVerified(file, limits)));
    }
    progressed?.(++saved);
  });
}

/** Hash what these releases have stored of `files`. Gives those that none of them has whole. */
export async function findMissing(
  files: ListedFile[],
  releases: string[],
  progressed?: (checked: number) => void,
): Promise<ListedFile[]> {
  const missing: ListedFile[] = [];
  let checked = 0;
  await inLanes(files, async (file) => {
    if (!(await findGenuine(file, releases))) missing.push(file);
    progressed?.(++checked);
  });
  return missing;
}

/** What some release has stored for a file, if it is that file: past ones have much of the next. */
async function findGenuine(file: ListedFile, releases = [RELEASE_ID]) {
  for (const id of releases) {
    const stored = await findSaved(file.url, id);
    const genuine = stored && (await verifyStored(file, stored));
    if (genuine) return genuine;
  }
}

/** Do the work for all items, a few at a time, in order. After a failure none is begun. */
async function inLanes<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) await work(item).catch(stop);
  };
  const stop = (problem: unknown) => {
    queue.length = 0;
    throw problem;
  };
  const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
