/** The files that languages need, and those of further sections. */
import { savedPaths } from "./caches.ts";
import { type List, listFile, MENU, publishedLanguages, SHARED, storedLists } from "./lists.ts";
import { saveFiles } from "./saving.ts";
import { RELEASE_ID } from "./scope.ts";
import type { ListedFile } from "./verified-fetch.ts";

/** As server/release/description.py binds them. */
const FILES_AT_ONCE = 64;

/** All files of these languages, those that there are. Rejects if a list can't be had. */
export async function obtainFiles(languages: string[]): Promise<ListedFile[]> {
  const names = [SHARED, MENU, ...publishedLanguages().filter((tag) => languages.includes(tag))];
  await saveFiles(names.map(listFile));
  const lists = await storedLists();
  return filesOf(lists, names);
}

/** The files of lists that are stored, those of further sections too. */
export function filesOf(lists: Map<string, List>, names: string[]): ListedFile[] {
  const headers = lists.get(SHARED)?.headers ?? {};
  return names.flatMap((name) => {
    const { files = [], alone = 0 } = lists.get(name) ?? {};
    return files.map(([url, hash, bytes, section = ""], place) => {
      const first = place - (place % FILES_AT_ONCE);
      const bundle = place < alone ? "" : name + section + "-" + first;
      return { url, hash, bytes, headers, section, bundle };
    });
  });
}

/** Their size on the phone: the wire compresses. */
export function bytesOf(files: ListedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The core alone: what makes a language ready. */
export function isCore({ section }: ListedFile): boolean {
  return !section;
}

/** The languages of which a release holds every page of the core. */
export async function wholeLanguages(id = RELEASE_ID): Promise<string[]> {
  const paths = await savedPaths(id);
  const lists = await storedLists(id);
  const isWhole = (tag: string) =>
    lists.get(tag)?.files.every(([url, , , section]) => section || paths.has(url));
  return publishedLanguages().filter(isWhole);
}

/** The files of the further sections in the languages that are saved, by section. */
export async function sectionFiles(): Promise<Map<string, ListedFile[]>> {
  const files = filesOf(await storedLists(), [SHARED, ...(await wholeLanguages())]);
  return groupedBy(files, ({ section }) => section);
}

/** Files by a property, in order; those that don't have it are left out. */
export function groupedBy(files: ListedFile[], key: (file: ListedFile) => string | undefined) {
  const groups = new Map<string, ListedFile[]>();
  for (const file of files) {
    const name = key(file);
    if (name) groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return groups;
}
