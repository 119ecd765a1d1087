/** The files of languages and of further sections. */
import { savedPaths } from "./caches.ts";
import {
  ALL,
  type List,
  listFile,
  MENU,
  publishedLanguages,
  SHARED,
  storedLists,
} from "./lists.ts";
import { saveFiles } from "./saving.ts";
import { RELEASE_ID } from "./scope.ts";
import type { ListedFile } from "./verified-fetch.ts";

/**
 * Return all files of these languages, as far as they are published. Rejects if a list can't be
 * fetched.
 */
export async function obtainFiles(languages: string[]): Promise<ListedFile[]> {
  const names = [SHARED, MENU, ...publishedLanguages().filter((tag) => languages.includes(tag))];
  await saveFiles(names.map(listFile));
  const lists = await storedLists();
  return filesOf(lists, names);
}

/**
 * Return the files in stored lists, including those of further sections; if `ALL` is wanted, these
 * are one section, with bundles of its own.
 */
export function filesOf(lists: Map<string, List>, names: string[], wanted?: string): ListedFile[] {
  const headers = lists.get(SHARED)?.headers;
  return names.flatMap((name) => {
    const { files = [], alone = 0 } = lists.get(name) ?? {};
    const core = files.flatMap(([url, , , section]) => (section ? [] : url));
    return files.map(([url, hash, bytes, named = ""], place) => {
      const section = named && wanted === ALL ? wanted : named;
      const bundle = place < alone ? "" : `${section || "core"}/${name}`;
      const known = section ? core : core.slice(0, 1);
      return { url, hash, bytes, headers, section, bundle, known };
    });
  });
}

/** Return their size on the phone; on the wire they are compressed. */
export function bytesOf(files: ListedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Return whether a file belongs to the core, which makes a language ready. */
export function isCore({ section }: ListedFile): boolean {
  return !section;
}

/** Return the languages of which a release has every page of the core. */
export async function wholeLanguages(id = RELEASE_ID): Promise<string[]> {
  const paths = await savedPaths(id);
  const lists = await storedLists(id);
  const isWhole = (tag: string) =>
    lists.get(tag)?.files.every(([url, , , section]) => section || paths.has(url));
  return publishedLanguages().filter(isWhole);
}

/** Return the files of the further sections in the saved languages, by section. */
export async function sectionFiles(wanted?: string): Promise<Map<string, ListedFile[]>> {
  const files = filesOf(await storedLists(), [SHARED, ...(await wholeLanguages())], wanted);
  return groupedBy(files, ({ section }) => section);
}

/** Return files grouped by a property, in order. Files without it are left out. */
export function groupedBy(files: ListedFile[], key: (file: ListedFile) => string | undefined) {
  const groups = new Map<string, ListedFile[]>();
  for (const file of files) {
    const name = key(file);
    if (name) groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return groups;
}
