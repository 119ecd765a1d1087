/** Save a release, or another language of it, and tell the pages how it goes. */
import { tellAll } from "./clients.ts";
import { wantedLanguages } from "./languages.ts";
import { codeOf, Problem } from "./problem.ts";
import type { ProblemCode, Report } from "./protocol.ts";
import { filesOf, obtainRelease, type Release, serverMovedOn } from "./release.ts";
import { saveFiles } from "./saving.ts";
import { DEADLINES, RELEASE_ID } from "./scope.ts";

type Tell = (report: Report) => unknown;

let queue: Promise<unknown> = Promise.resolve();

/** Rejects if anything is missing: the browser then drops this worker, and the old one stays. */
export function install(): Promise<void> {
  return save(wantedLanguages, tellAll);
}

/** Save what is missing of a language, and repair what is damaged. One at a time. */
export function saveLanguage(tag: string, tell: Tell): Promise<void> {
  const choose = (release: Release) => {
    if (!release.languages[tag]) throw new Problem("changed", tag);
    return [tag];
  };
  const saved = queue.then(() => save(choose, tell));
  queue = saved.catch(() => {});
  return saved;
}

async function save(
  choose: (release: Release) => string[] | Promise<string[]>,
  tell: Tell,
): Promise<void> {
  const end = performance.now() + DEADLINES.whole;
  try {
    const release = await obtainRelease();
    const files = filesOf(release, await choose(release));
    await saveFiles(files, end, (saved) =>
      tell({ type: "progress", release: RELEASE_ID, saved, total: files.length }),
    );
  } catch (problem) {
    await tell({ type: "failed", release: RELEASE_ID, code: await explain(problem) });
    throw problem;
  }
}

/** Foreign bytes in the middle of a deploy are our own, only newer. */
async function explain(problem: unknown): Promise<ProblemCode> {
  const code = codeOf(problem);
  return code === "foreign" && (await serverMovedOn()) ? "changed" : code;
}
