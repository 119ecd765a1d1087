/** Saves files of this worker's release: keeps stored ones, copies known ones, fetches the rest. */
import { findSaved, openRelease, storedReleases } from "./caches.ts";
import { bundlesFor, readBundle } from "./page-bundle.ts";
import { RELEASE_ID } from "./scope.ts";
import { fetchVerified, type ListedFile, verify, verifyStored } from "./verified-fetch.ts";

/** The number of parallel requests: enough for the latency, few enough that each file arrives. */
const LANES = 4;

/** Called for each file that is saved. */
type Progressed = () => void;

/** Save all `files`. Rejects with the first failure; what is saved by then stays. */
export async function saveFiles(files: ListedFile[]): Promise<void> {
  await fetchFiles(files, await findMissing(files));
}

/**
 * Hash the stored copies of `files`, each once, and copy `into` a release what other releases have:
 * past ones have much of the next. Return the files that no release has undamaged, in order.
 */
export async function findMissing(
  files: ListedFile[],
  progressed?: Progressed,
  into = RELEASE_ID,
): Promise<ListedFile[]> {
  const cache = await openRelease(into);
  const releases = [RELEASE_ID, into, ...(await storedReleases())];
  const missing = new Set(files);
  const look = async (file: ListedFile) => {
    for (const id of releases) {
      const stored = await findSaved(file.url, id);
      const genuine = stored && (await verifyStored(file, stored));
      if (!genuine) continue;
      if (id !== RELEASE_ID && id !== into) await cache.put(file.url, genuine);
      missing.delete(file);
      return progressed?.();
    }
  };
  await inLanes(files, look);
  return [...missing];
}

/**
 * Fetch the missing files: bundles, beside them the first file of each list, from which these copy,
 * and then single scripts: on a first visit, the page has loaded those by then. A bundle is asked for
 * when the one before is nearly there, so the link is never idle; a bundle of few files is that from
 * its first bytes on. Rejects with the first failure, after the pending requests have ended; what
 * they brought is kept.
 */
export async function fetchFiles(
  files: ListedFile[],
  missing: ListedFile[],
  progressed?: Progressed,
  signal?: AbortSignal,
  into = RELEASE_ID,
): Promise<void> {
  const cache = await openRelease(into);
  const left = new Set(missing);
  const put = async (file: ListedFile, response: Response) => {
    await cache.put(file.url, response);
    left.delete(file);
    progressed?.();
  };
  const fetchOne = async (file: ListedFile) => put(file, await fetchVerified(file, signal));
  const save = async (file: ListedFile, response: Response) => {
    if (left.has(file)) await put(file, await verify(file, response));
  };
  const isFirst = ({ url, known }: ListedFile) => known?.[0] === url;
  const sources = inLanes(missing.filter(isFirst), fetchOne);
  const reading: Promise<void>[] = [];
  for (const each of bundlesFor(files, left)) {
    const read = (nearlyThere: () => void) =>
      reading.push(readBundle(...each, save, sources, nearlyThere, signal).then(nearlyThere));
    await new Promise<void>(read);
  }
  await Promise.all([...reading, sources]);
  await inLanes(left, fetchOne);
}

/** Does the work for a few files at a time, in order. After a failure nothing new is started. */
async function inLanes(
  files: Iterable<ListedFile>,
  work: (file: ListedFile) => Promise<void>,
): Promise<void> {
  const queue = [...files];
  let failure: unknown;
  const fail = (problem: unknown) => {
    queue.length = 0;
    failure ??= problem;
  };
  const lane = async () => {
    for (let file; (file = queue.shift());) await work(file).catch(fail);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (failure) throw failure;
}
