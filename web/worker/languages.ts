/** Which languages are saved, which are to be saved, and which one opens first. */
import { findSaved, savedPaths } from "./caches.ts";
import { listClients } from "./clients.ts";
import { wholeLanguages } from "./files.ts";
import { publishedLanguages } from "./lists.ts";
import { LIVE, readNote, writeNote } from "./memory.ts";
import { BASE } from "./scope.ts";
import { savesData } from "./consent.ts";

const LANGUAGE = "language";
const KEPT = "kept";

/** The page that says that another page is not saved, below a language's path. */
export const OFFLINE = "/offline/";

/** Return the tag in a path: `en` in `/en/guide/`. */
export function tagOf(path: string): string {
  return path.slice(BASE.length).split("/", 1)[0] as string;
}

/**
 * Return the languages to save of a new release: those that a person saved, those that are open
 * now, and, unless the browser saves data, all others that the live release has completely.
 */
export async function wantedLanguages(): Promise<string[]> {
  const live = await readNote<string>(LIVE);
  const whole = live && !savesData() ? await wholeLanguages(live) : [];
  const saved = [...(await keptLanguages()), ...whole];
  const open = (await listClients()).map(({ url }) => tagOf(new URL(url).pathname));
  const published = publishedLanguages();
  const wanted = published.filter((tag) => [...saved, ...open].includes(tag));
  return wanted[0] ? wanted : published.slice(0, 1);
}

/** Return the languages that a person saved in the settings. */
export async function keptLanguages(): Promise<string[]> {
  return (await readNote<string[]>(KEPT)) ?? [];
}

export async function keepLanguage(tag: string, keep: boolean): Promise<void> {
  const others = (await keptLanguages()).filter((each) => each !== tag);
  await writeNote(KEPT, keep ? [...others, tag] : others);
}

/**
 * Return the address of a page in the first language that has it saved: `tag`, the chosen language,
 * then those that have saved pages.
 */
export async function findPreferred(page: string, tag?: string): Promise<string | undefined> {
  const chosen = await readNote<string>(LANGUAGE);
  const saved = [...(await savedPaths())].filter((path) => path.endsWith(OFFLINE)).map(tagOf);
  for (const each of [tag, chosen, ...saved]) {
    const address = BASE + each + page;
    if (await findSaved(address)) return address;
  }
}
