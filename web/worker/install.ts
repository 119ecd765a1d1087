/** Save a release, or another language of it, and tell the pages how it goes. */
import { noteVerified } from "./caches.ts";
import { tellAll } from "./clients.ts";
import { keepLanguage, wantedLanguages } from "./languages.ts";
import { codeOf, Problem } from "./problem.ts";
import type { ProblemCode, Report } from "./protocol.ts";
import { filesOf, obtainRelease, type Release, serverMovedOn } from "./release.ts";
import { bytesToFetch, saveFiles } from "./saving.ts";
import { DEADLINES, RELEASE_ID } from "./scope.ts";
import { isWelcome } from "./thrift.ts";

type Tell = (report: Report) => unknown;
type Choose = (release: Release) => string[] | Promise<string[]>;

let queue: Promise<unknown> = Promise.resolve();
const cancels = new Map<string, AbortController>();

/** Rejects if anything is missing: the browser then drops this worker, and the old one stays. */
export async function install(): Promise<void> {
  await save(choosePermitted, tellAll);
  await noteVerified();
}

/** Save what is missing of a language, and repair what is damaged. */
export async function saveLanguage(tag: string, keep: boolean, tell: Tell): Promise<void> {
  const cancel = new AbortController();
  cancels.set(tag, cancel);
  const choose = (release: Release) => {
    if (!release.languages[tag]) throw new Problem("changed", tag);
    return [tag];
  };
  await inTurn(() => save(choose, tell, cancel.signal));
  if (keep) await keepLanguage(tag, true);
}

export function cancelLanguage(tag: string): void {
  cancels.get(tag)?.abort();
}

/** Do this when all that was asked for before is done: what changes the cache goes one by one. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = queue.then(work);
  queue = done.catch(() => {});
  return done;
}

/** Foreign bytes in the middle of a deploy are our own, only newer. */
export async function explain(problem: unknown): Promise<ProblemCode> {
  const code = codeOf(problem);
  return code === "foreign" && (await serverMovedOn()) ? "changed" : code;
}

async function choosePermitted(release: Release): Promise<string[]> {
  const wanted = await wantedLanguages(release);
  if (await isWelcome()) return wanted;
  const bytes = await bytesToFetch(filesOf(release, wanted));
  await tellAll({ type: "held", release: RELEASE_ID, bytes });
  throw new Problem("unasked", RELEASE_ID);
}

async function save(choose: Choose, tell: Tell, signal?: AbortSignal): Promise<void> {
  const end = performance.now() + DEADLINES.whole;
  try {
    const release = await obtainRelease();
    const files = filesOf(release, await choose(release));
    await saveFiles(files, { end, signal }, (saved) =>
      tell({ type: "progress", release: RELEASE_ID, saved, total: files.length }),
    );
  } catch (problem) {
    const code = signal?.aborted ? "cancelled" : await explain(problem);
    await tell({ type: "failed", release: RELEASE_ID, code });
    throw problem;
  }
}
