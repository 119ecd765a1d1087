/** Save a release, another language of it, or a section, and tell the pages how it goes. */
import { deleteRelease, savedPaths } from "./caches.ts";
import { tellAll } from "./clients.ts";
import { demandConsent } from "./consent.ts";
import { explain } from "./explanation.ts";
import { isCore, obtainFiles, sectionFiles } from "./files.ts";
import { keepLanguage, wantedLanguages } from "./languages.ts";
import { noteVerified, readLive } from "./memory.ts";
import { problem } from "./problem.ts";
import { progressOf } from "./progress.ts";
import type { Report } from "./protocol.ts";
import { inTurn } from "./queue.ts";
import { fetchFiles, findMissing } from "./saving.ts";
import { LISTS, RELEASE_ID, STAGE } from "./scope.ts";
import type { ListedFile } from "./verified-fetch.ts";

type Tell = (report: Report) => unknown;

let cancel: AbortController | undefined;

/**
 * The core, and the sections that the live release has something of. Rejects if anything is
 * missing: the browser then drops this worker, and the old one stays.
 */
export async function install(): Promise<void> {
  await save(filesToInstall(), tellAll, undefined, demandConsent);
  await noteVerified();
}

async function filesToInstall(): Promise<ListedFile[]> {
  const paths = await savedPaths(await readLive());
  const files = await obtainFiles(await wantedLanguages());
  const held = files.filter(({ url }) => paths.has(url)).map(({ section }) => section);
  return files.filter((file) => isCore(file) || held.includes(file.section));
}

/** Save what is missing of a language, and repair what is damaged. */
export async function saveLanguage(
  tag: string,
  keep: boolean | undefined,
  tell: Tell,
): Promise<void> {
  const { signal } = (cancel = new AbortController());
  const choose = async () => {
    if (!LISTS[tag]) throw problem("changed");
    return (await obtainFiles([tag])).filter(isCore);
  };
  await inTurn(() => save(choose(), tell, signal));
  if (keep) await keepLanguage(tag, true);
}

/** One language is saved at a time. */
export function cancelSaving(): void {
  cancel?.abort();
}

/**
 * Save a section in the languages that are saved, or all of them, one by one. What arrives is kept
 * apart until the section is whole: none of its pages opens without the scripts and data that it
 * needs.
 */
export async function saveSections(wanted: string | undefined, tell: Tell): Promise<void> {
  for (const [name, files] of await sectionFiles()) {
    if (wanted && name !== wanted) continue;
    await save(files, tell, undefined, undefined, STAGE);
    await findMissing(files); // finds them there, and copies them
  }
  await deleteRelease(STAGE);
}

async function save(
  chosen: ListedFile[] | Promise<ListedFile[]>,
  tell: Tell,
  signal?: AbortSignal,
  permit?: (missing: ListedFile[]) => Promise<void>,
  into?: string,
): Promise<void> {
  try {
    const files = await chosen;
    const progressed = progressOf(files.length, tell);
    const missing = await findMissing(files, progressed, into);
    await permit?.(missing);
    await fetchFiles(files, missing, progressed, signal, into);
  } catch (failure) {
    const code = signal?.aborted ? "cancelled" : await explain(failure);
    await tell({ type: "failed", release: RELEASE_ID, code });
    throw failure;
  }
}
