/** The files that languages need. */
import { listFile, MENU, offeredLanguages, SHARED, storedLists } from "./lists.ts";
import { saveFiles } from "./saving.ts";
import type { ListedFile, Limits } from "./verified-fetch.ts";

/** All files of these languages, those that there are. Rejects if a list can't be had. */
export async function obtainFiles(languages: string[], limits: Limits): Promise<ListedFile[]> {
  const names = [SHARED, MENU, ...offeredLanguages().filter((tag) => languages.includes(tag))];
  await saveFiles(names.map(listFile), limits);
  const lists = await storedLists();
  const headers = lists.get(SHARED)?.headers ?? {};
  const files = names.flatMap((name) => lists.get(name)?.files ?? []);
  return files.map(([url, hash, bytes]) => ({ url, hash, bytes, headers }));
}
