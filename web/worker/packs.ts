/** Languages as packs: what is there, and taking one away. */
import { openRelease, readVerified, savedPaths, storedReleases } from "./caches.ts";
import { keepLanguage } from "./languages.ts";
import type { Report, Share } from "./protocol.ts";
import { readRelease } from "./release.ts";
import { RELEASE_ID } from "./scope.ts";
import { asksBeforeUpdates } from "./thrift.ts";

/** What of the live release is saved, and how large it is. */
export async function describePacks(): Promise<Report> {
  const release = await readRelease();
  const paths = await savedPaths();
  const measure = (files: { url: string; bytes: number }[]): Share => ({
    saved: files.filter(({ url }) => paths.has(url)).length,
    total: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  });
  const languages = Object.entries(release?.languages ?? {});
  return {
    type: "described",
    release: RELEASE_ID,
    verifiedAt: (await readVerified()) ?? null,
    asks: await asksBeforeUpdates(),
    shared: measure(release?.assets ?? []),
    languages: Object.fromEntries(languages.map(([tag, { pages }]) => [tag, measure(pages)])),
  };
}

/** Delete a language's pages, from a release that waits too: it is not to come back. */
export async function removeLanguage(tag: string): Promise<void> {
  await keepLanguage(tag, false);
  for (const id of await storedReleases()) {
    const release = await readRelease(id);
    const cache = await openRelease(id);
    for (const { url } of release?.languages[tag]?.pages ?? []) await cache.delete(url);
  }
}
