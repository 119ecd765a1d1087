/** Save files of this worker's release: keep what is stored, copy what is known, fetch the rest. */
import { findSaved, openRelease, storedReleases } from "./caches.ts";
import { RELEASE_ID } from "./scope.ts";
import { fetchVerified, type ListedFile, type Limits, verifyStored } from "./verified-fetch.ts";

/** So many requests at a time: enough for the latency, few enough that each file arrives. */
const LANES = 4;

/** Hears how many files are done by now. */
type Progressed = (done: number) => void;

/**
 * Save all `files`, calling `progressed` with the number saved so far after each.
 *
 * What is stored already is hashed again, and fetched anew if it is damaged. Rejects with the
 * first failure, when the requests on their way have ended: what they brought is kept.
 */
export async function saveFiles(
  files: ListedFile[],
  limits: Limits,
  progressed?: Progressed,
): Promise<void> {
  const cache = await openRelease();
  const releases = await storedReleases();
  const save = async (file: ListedFile) => {
    limits.signal?.throwIfAborted();
    if (await findGenuine(file)) return;
    const copy = await findGenuine(file, releases);
    await cache.put(file.url, copy ?? (await fetchVerified(file, limits)));
  };
  await inLanes(files, save, progressed);
}

/** Hash what is stored of `files`, in these releases or all. Gives those that none has whole. */
export async function findMissing(
  files: ListedFile[],
  releases?: string[],
  progressed?: Progressed,
): Promise<ListedFile[]> {
  releases ??= await storedReleases();
  const missing: ListedFile[] = [];
  const check = async (file: ListedFile) => {
    if (!(await findGenuine(file, releases))) missing.push(file);
  };
  await inLanes(files, check, progressed);
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

/** Do the work for all files, a few at a time, in order. After a failure none is begun. */
async function inLanes(
  files: ListedFile[],
  work: (file: ListedFile) => Promise<void>,
  progressed?: Progressed,
): Promise<void> {
  const queue = [...files];
  let done = 0;
  let failure: unknown;
  const lane = async () => {
    try {
      for (let file = queue.shift(); file; file = queue.shift()) {
        await work(file);
        progressed?.(++done);
      }
    } catch (problem) {
      queue.length = 0;
      failure ??= problem;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (failure) throw failure;
}
