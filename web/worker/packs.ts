/** Languages as packs: what is there, and taking one away. */
import { openRelease, savedPaths, storedReleases } from "./caches.ts";
import { keepLanguage } from "./languages.ts";
import { offeredLanguages, SHARED, storedLists } from "./lists.ts";
import { readVerified } from "./notes.ts";
import type { Report, Share } from "./protocol.ts";
import { LISTS, RELEASE_ID } from "./scope.ts";
import { asksBeforeUpdates } from "./thrift.ts";

/** What of the live release is saved, and how large it is: known without a language's list too. */
export async function describePacks(): Promise<Report> {
  const paths = await savedPaths();
  const lists = await storedLists();
  const measure = (name: string): Share => {
    const [, total = 0, bytes = 0] = LISTS[name] ?? [];
    const saved = lists.get(name)?.files.filter(([url]) => paths.has(url)).length ?? 0;
    return { saved, total, bytes };
  };
  return {
    type: "described",
    release: RELEASE_ID,
    verifiedAt: await readVerified(),
    asks: await asksBeforeUpdates(),
    shared: measure(SHARED),
    languages: Object.fromEntries(offeredLanguages().map((tag) => [tag, measure(tag)])),
  };
}

/** Delete a language's pages, from a release that waits too: it is not to come back. */
export async function removeLanguage(tag: string): Promise<void> {
  await keepLanguage(tag, false);
  for (const id of await storedReleases()) {
    const list = (await storedLists(id)).get(tag);
    const cache = await openRelease(id);
    for (const [url] of list?.files ?? []) await cache.delete(url);
  }
}
