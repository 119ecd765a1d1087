/**
 * The lists of a release's files, with the hash of each file.
 *
 * `sw.js` has the hash of one list of shared files, and of one for each language. So a phone
 * fetches only the lists of its own languages that have changed.
 */
import { findSaved } from "./caches.ts";
import { BASE, LISTS, type Mark, RELEASE_ID } from "./scope.ts";
import { type ListedFile, verifyStored } from "./verified-fetch.ts";

/** A file without a section belongs to the core, which comes first. */
type Row = [url: string, hash: string, bytes: number, section?: string];

/**
 * The first `alone` files are in no bundle. `headers` are those of all files; only the shared list
 * has them.
 */
export type List = {
  files: Row[];
  alone?: number;
  headers?: ListedFile["headers"];
};

/** The names of the list of shared files, and of the list of languages that menus read. */
export const SHARED = "shared";
export const MENU = "languages";

/** Stands for all further sections as one. No section has this name. */
export const ALL = "all";

/** Return the tags of published languages: all lists after these two, which `sw.js` names first. */
export function publishedLanguages(): string[] {
  return Object.keys(LISTS).slice(2);
}

/** Return a list as a file: `sw.js` lists it. */
export function listFile(name: string): ListedFile {
  return {
    url: `${BASE}release/${name}.json`,
    hash: (LISTS[name] as Mark)[0],
    bytes: 0,
  };
}

/** Return the stored lists of a release, by name. Very old releases have none. */
export async function storedLists(id = RELEASE_ID): Promise<Map<string, List>> {
  const lists = new Map<string, List>();
  for (const name in LISTS) {
    const file = listFile(name);
    let stored = await findSaved(file.url, id);
    if (stored && id === RELEASE_ID) stored = await verifyStored(file, stored);
    const list = (await stored?.json().catch(() => undefined)) as List | undefined;
    if (list) lists.set(name, list);
  }
  return lists;
}
