/** Saves a release, another language of it, or a section, and reports progress to pages. */
import { deleteRelease, savedPaths } from "./caches.ts";
import { tellAll } from "./clients.ts";
import { demandConsent } from "./consent.ts";
import { explain } from "./explanation.ts";
import { isCore, obtainFiles, sectionFiles } from "./files.ts";
import { keepLanguage, wantedLanguages } from "./languages.ts";
import { LIVE, noteVerified, readNote } from "./memory.ts";
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
 * Save the core, and the sections that the live release has files of. Rejects if anything is
 * missing: the browser then drops this worker, and the old one stays.
 */
export async function install(): Promise<void> {
  await save(filesToInstall(), tellAll, undefined, demandConsent);
  await noteVerified();
}

async function filesToInstall(): Promise<ListedFile[]> {
  const paths = await savedPaths(await readNote<string>(LIVE));
  const files = await obtainFiles(await wantedLanguages());
  const held = files.filter(({ url }) => paths.has(url)).map(({ section }) => section);
  return files.filter((file) => isCore(file) || held.includes(file.section));
}

/** Save the missing files of a language, and repair damaged ones. */
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

/** Cancel the saving of a language; only one is saved at a time. */
export function cancelSaving(): void {
  cancel?.abort();
}

/**
 * Save one section, or all of them one by one, in the saved languages; if `ALL` is wanted, all as
 * one. Files are kept in another cache until the section is complete, so that no page opens without
 * its scripts and data.
 */
export async function saveSections(wanted: string | undefined, tell: Tell): Promise<void> {
  for (const [name, files] of await sectionFiles(wanted)) {
    if (wanted && name !== wanted) continue;
    await save(files, tell, undefined, undefined, STAGE);
    await findMissing(files); // finds them in the other cache, and copies them
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
