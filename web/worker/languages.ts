/** Which languages are saved, which ones to save, and which one opens first. */
import { readNote, savedPaths, writeNote } from "./caches.ts";
import { listClients } from "./clients.ts";
import { filesOf, type Release, readRelease } from "./release.ts";
import { BASE } from "./scope.ts";

const LIVE = "live";
const LANGUAGE = "language";
const OFFLINE = "/offline/";

/** The tag in a path of ours: `en` in `/en/guide/`. */
export function tagOf(path: string): string {
  return path.slice(BASE.length).split("/", 1)[0] ?? "";
}

/** The languages of which a release holds every file, its saved paths being these. */
export function wholeLanguages(release: Release, paths: Set<string>): string[] {
  const isWhole = (tag: string) => filesOf(release, [tag]).every(({ url }) => paths.has(url));
  return Object.keys(release.languages).filter(isWhole);
}

/** What a new release is to hold: what the live one holds, and what is being read now. */
export async function wantedLanguages(release: Release): Promise<string[]> {
  const live = await readLive();
  const past = live && (await readRelease(live));
  const saved = past ? wholeLanguages(past, await savedPaths(live)) : [];
  const open = (await listClients()).map(({ url }) => tagOf(new URL(url).pathname));
  const offered = Object.keys(release.languages);
  const wanted = offered.filter((tag) => saved.includes(tag) || open.includes(tag));
  return wanted.length > 0 ? wanted : offered.slice(0, 1);
}

/** Languages to try where none is named: the chosen one, then those of which pages are saved. */
export async function* preferredLanguages(): AsyncGenerator<string> {
  const chosen = await readNote<string>(LANGUAGE);
  if (chosen) yield chosen;
  for (const path of await savedPaths()) if (path.endsWith(OFFLINE)) yield tagOf(path);
}

/** The page of a language that says that a page is not saved. */
export function offlinePageOf(tag: string): string {
  return BASE + tag + OFFLINE;
}

export function rememberLanguage(tag: string): Promise<void> {
  return writeNote(LANGUAGE, tag);
}

/** The release that went live last, by whichever worker. */
export function readLive(): Promise<string | undefined> {
  return readNote(LIVE);
}

export function writeLive(id: string): Promise<void> {
  return writeNote(LIVE, id);
}
