/** Describes saved languages and sections, and removes a language. */
import { openRelease, savedPaths, storedReleases } from "./caches.ts";
import { bytesOf, filesOf, isCore, sectionFiles } from "./files.ts";
import { keepLanguage, tagOf } from "./languages.ts";
import { publishedLanguages, SHARED, storedLists } from "./lists.ts";
import { readNote, readVerified } from "./memory.ts";
import type { Report, Share } from "./protocol.ts";
import { LISTS, type Mark, RELEASE_ID } from "./scope.ts";
import { ASK } from "./consent.ts";
import type { ListedFile } from "./verified-fetch.ts";

/**
 * Return what is saved of the live release and its size. A language's size is known without its
 * list.
 */
export async function describePacks(): Promise<Report> {
  const paths = await savedPaths();
  const lists = await storedLists();
  const share = (files: ListedFile[], total = files.length, bytes = bytesOf(files)): Share => {
    const saved = files.filter(({ url }) => paths.has(url)).length;
    return { saved, total, bytes };
  };
  const core = (name: string): Share => {
    const [, total, bytes] = LISTS[name] as Mark;
    return share(filesOf(lists, [name]).filter(isCore), total, bytes);
  };
  const sections = [...(await sectionFiles())];
  return {
    type: "described",
    release: RELEASE_ID,
    verifiedAt: await readVerified(),
    asks: await readNote<boolean>(ASK),
    sections: Object.fromEntries(sections.map(([name, files]) => [name, share(files)])),
    shared: core(SHARED),
    languages: Object.fromEntries(publishedLanguages().map((tag) => [tag, core(tag)])),
  };
}

/** Delete a language's pages, also of a waiting release, so that it doesn't come back. */
export async function removeLanguage(tag: string): Promise<void> {
  await keepLanguage(tag, false);
  for (const id of await storedReleases()) {
    const cache = await openRelease(id);
    for (const path of await savedPaths(id)) if (tagOf(path) === tag) await cache.delete(path);
  }
}
