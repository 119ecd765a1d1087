/** Save files of this worker's release: keep what is stored, copy what is known, fetch the rest. */
import { findSaved, openRelease, savedPaths, storedReleases } from "./caches.ts";
import { filesOf, type ListedFile, readRelease } from "./release.ts";
import { RELEASE_ID } from "./scope.ts";
import { fetchVerified, type Limits, verify } from "./verified-fetch.ts";

/** So many requests at a time: enough for the latency, few enough that each file arrives. */
const LANES = 4;

type Place = { release: string; url: string };

/**
 * Save all `files`, calling `progressed` with the number saved so far after each.
 *
 * What is stored already is hashed again, and fetched anew if it is damaged. Rejects with the
 * first failure, when the requests on their way have ended: what they brought is kept.
 */
export async function saveFiles(
  files: ListedFile[],
  limits: Limits,
  progressed: (saved: number) => void,
): Promise<void> {
  const cache = await openRelease();
  const known = await knownPlaces();
  let saved = 0;
  await inLanes(files, async (file) => {
    limits.signal?.throwIfAborted();
    if (!(await isSaved(file, cache))) {
      const copy = await copyFrom(known.get(file.sha256), file);
      await cache.put(file.url, copy ?? (await fetchVerified(file, limits)));
    }
    progressed(++saved);
  });
}

/** Hash what is stored of `files`. Gives those that are not there, or damaged: these it deletes. */
export async function findDamaged(
  files: ListedFile[],
  progressed: (checked: number) => void,
): Promise<ListedFile[]> {
  const cache = await openRelease();
  const damaged: ListedFile[] = [];
  let checked = 0;
  await inLanes(files, async (file) => {
    if (!(await isSaved(file, cache))) {
      damaged.push(file);
      await cache.delete(file.url);
    }
    progressed(++checked);
  });
  return damaged;
}

/** What saving `files` would download, at most: the wire compresses. */
export async function bytesToFetch(files: ListedFile[]): Promise<number> {
  const known = await knownPlaces();
  const paths = await savedPaths();
  const missing = files.filter(({ sha256, url }) => !known.has(sha256) && !paths.has(url));
  return missing.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function isSaved(file: ListedFile, cache: Cache): Promise<boolean> {
  const stored = await cache.match(file.url);
  return Boolean(stored && (await verifyStored(file, stored)));
}

async function copyFrom(place: Place | undefined, file: ListedFile) {
  const stored = place && (await findSaved(place.url, place.release));
  return stored && verifyStored(file, stored);
}

function verifyStored(file: ListedFile, stored: Response): Promise<Response | undefined> {
  return verify(file, stored).catch(() => undefined);
}

/** Where files lie that other releases, whole or begun, have stored: by hash. */
async function knownPlaces(): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  for (const id of await storedReleases()) {
    const release = id !== RELEASE_ID && (await readRelease(id));
    if (!release) continue;
    const paths = await savedPaths(id);
    for (const { sha256, url } of filesOf(release, Object.keys(release.languages)))
      if (paths.has(url)) places.set(sha256, { release: id, url });
  }
  return places;
}

/** Do the work for all items, a few at a time, in order. After a failure none is begun. */
async function inLanes<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) await work(item);
  };
  const stop = (problem: unknown) => {
    queue.length = 0;
    throw problem;
  };
  const ends = await Promise.allSettled(Array.from({ length: LANES }, () => lane().catch(stop)));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
