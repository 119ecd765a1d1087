/**
 * Which files a release has, and the hash of each.
 *
 * `sw.js` marks a list of what all languages share, and one for each language, by their hashes. So
 * a phone fetches the lists of its own languages only, and of these only what has changed.
 */
import { findSaved } from "./caches.ts";
import { BASE, LISTS, type Mark, RELEASE_ID } from "./scope.ts";
import { type ListedFile, verifyStored } from "./verified-fetch.ts";

/** A file that names no section is of the core, which comes first. */
type Row = [url: string, hash: string, bytes: number, section?: string];

/**
 * The first `alone` of the files come in no bundle. `headers` are those of all files. Only the list
 * of what is shared has these two.
 */
export type List = {
  files: Row[];
  alone?: number;
  headers?: ListedFile["headers"];
};

/** The lists of what all languages share, and of the languages themselves, which menus read. */
export const SHARED = "shared";
export const MENU = "languages";

/** All but these two, which `sw.js` names first. */
export function publishedLanguages(): string[] {
  return Object.keys(LISTS).slice(2);
}

/** A list is itself a file: `sw.js` lists it. */
export function listFile(name: string): ListedFile {
  return {
    url: `${BASE}release/${name}.json`,
    hash: (LISTS[name] as Mark)[0],
    bytes: 0,
  };
}

/** What a release has stored of its lists, by name. Releases of long ago have none. */
export async function storedLists(id = RELEASE_ID): Promise<Map<string, List>> {
  const lists = new Map<string, List>();
  for (const name of Object.keys(LISTS)) {
    const file = listFile(name);
    let stored = await findSaved(file.url, id);
    if (stored && id === RELEASE_ID) stored = await verifyStored(file, stored);
    const list = (await stored?.json().catch(() => undefined)) as List | undefined;
    if (list) lists.set(name, list);
  }
  return lists;
}
