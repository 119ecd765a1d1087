/** Hashes all saved files, and fetches damaged or missing ones again. */
import { openRelease, savedPaths } from "./caches.ts";
import { explain } from "./explanation.ts";
import { isCore, obtainFiles } from "./files.ts";
import { keptLanguages, tagOf } from "./languages.ts";
import { storedLists } from "./lists.ts";
import { noteVerified } from "./memory.ts";
import { progressOf } from "./progress.ts";
import type { ProblemCode, Report } from "./protocol.ts";
import { fetchFiles, findMissing } from "./saving.ts";
import type { ListedFile } from "./verified-fetch.ts";

/**
 * Damaged files are deleted even if they can't be replaced: no answer is better than a wrong one.
 */
export async function checkAndRepair(tag: string, tell: (report: Report) => unknown) {
  const outcome = { checked: 0, damaged: 0, repaired: 0, code: null as ProblemCode | null };
  try {
    const files = await expectedFiles(tag);
    const damaged = await findMissing(files, progressOf(files.length, tell));
    const cache = await openRelease();
    for (const { url } of damaged) await cache.delete(url);
    outcome.checked = files.length;
    outcome.damaged = damaged.length;
    await fetchFiles(files, damaged, () => outcome.repaired++);
    await noteVerified();
  } catch (problem) {
    outcome.code = await explain(problem);
  }
  tell({ type: "checked", ...outcome });
}

/**
 * Return the files that are or should be saved: assets, the languages that a person saved, and
 * `tag`.
 */
async function expectedFiles(tag: string): Promise<ListedFile[]> {
  const paths = await savedPaths();
  const wanted = ["assets", tag, ...(await keptLanguages())];
  const all = await obtainFiles([...wanted, ...(await storedLists()).keys()]);
  const belongs = (file: ListedFile) => isCore(file) && wanted.includes(tagOf(file.url));
  return all.filter((file) => paths.has(file.url) || belongs(file));
}
