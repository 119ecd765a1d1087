/** Check and repair: hash all that is saved, and fetch anew what is damaged or missing. */
import { openRelease, savedPaths } from "./caches.ts";
import { explain } from "./explanation.ts";
import { obtainFiles } from "./files.ts";
import { keptLanguages } from "./languages.ts";
import { storedLists } from "./lists.ts";
import { noteVerified } from "./notes.ts";
import { progressOf } from "./progress.ts";
import type { ProblemCode, Report } from "./protocol.ts";
import { findMissing, saveFiles } from "./saving.ts";
import { DEADLINES, RELEASE_ID } from "./scope.ts";
import type { ListedFile, Limits } from "./verified-fetch.ts";

/** Damaged files are deleted even if nothing can replace them: no answer is better than a wrong one. */
export async function checkAndRepair(tag: string, tell: (report: Report) => unknown) {
  const outcome = { checked: 0, damaged: 0, repaired: 0, code: null as ProblemCode | null };
  try {
    const limits = { end: performance.now() + DEADLINES.whole };
    const files = await expectedFiles(tag, limits);
    const damaged = await findMissing(files, [RELEASE_ID], progressOf(files.length, tell));
    const cache = await openRelease();
    for (const { url } of damaged) await cache.delete(url);
    outcome.checked = files.length;
    outcome.damaged = damaged.length;
    await saveFiles(damaged, limits, (repaired) => {
      outcome.repaired = repaired;
    });
    await noteVerified();
  } catch (problem) {
    outcome.code = await explain(problem);
  }
  tell({ type: "checked", ...outcome });
}

/** What is there, and what should be: languages that a person saved, and the one being read. */
async function expectedFiles(tag: string, limits: Limits): Promise<ListedFile[]> {
  const paths = await savedPaths();
  const wanted = [tag, ...(await keptLanguages())];
  const expected = new Set((await obtainFiles(wanted, limits)).map(({ url }) => url));
  const all = await obtainFiles([...wanted, ...(await storedLists()).keys()], limits);
  return all.filter(({ url }) => expected.has(url) || paths.has(url));
}
