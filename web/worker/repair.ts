/** Check and repair: hash all that is saved, and fetch anew what is damaged or missing. */
import { noteVerified, savedPaths } from "./caches.ts";
import { explain } from "./install.ts";
import { keptLanguages, wholeLanguages } from "./languages.ts";
import type { ProblemCode, Report } from "./protocol.ts";
import { filesOf, type ListedFile, obtainRelease } from "./release.ts";
import { DEADLINES, RELEASE_ID } from "./scope.ts";
import { findDamaged, saveFiles } from "./saving.ts";

/** Damaged files are deleted even if nothing can replace them: no answer is better than a wrong one. */
export async function checkAndRepair(tag: string, tell: (report: Report) => unknown) {
  const outcome = { checked: 0, damaged: 0, repaired: 0, code: null as ProblemCode | null };
  try {
    const files = await expectedFiles(tag);
    const damaged = await findDamaged(files, (saved) => {
      outcome.checked = saved;
      tell({ type: "progress", release: RELEASE_ID, saved, total: files.length });
    });
    outcome.damaged = damaged.length;
    const end = performance.now() + DEADLINES.whole;
    await saveFiles(damaged, { end }, (repaired) => {
      outcome.repaired = repaired;
    });
    await noteVerified();
  } catch (problem) {
    outcome.code = await explain(problem);
  }
  tell({ type: "checked", ...outcome });
}

/** What is there, and what should be: languages that were saved, and the one being read. */
async function expectedFiles(tag: string): Promise<ListedFile[]> {
  const release = await obtainRelease();
  const paths = await savedPaths();
  const wanted = [tag, ...(await keptLanguages()), ...wholeLanguages(release, paths)];
  const expected = new Set(filesOf(release, wanted).map(({ url }) => url));
  const all = filesOf(release, Object.keys(release.languages));
  return all.filter(({ url }) => expected.has(url) || paths.has(url));
}
