import { savedPaths } from "./caches.ts";
import { wholeLanguages } from "./languages.ts";
import type { Report } from "./protocol.ts";
import { filesOf, readRelease } from "./release.ts";
import { RELEASE_ID } from "./scope.ts";

/** How much of a language is saved, as the cache itself tells: nothing is taken on trust. */
export async function describeStatus(language: string): Promise<Report> {
  const release = await readRelease();
  const files = release?.languages[language] ? filesOf(release, [language]) : [];
  const paths = await savedPaths();
  return {
    type: "status",
    release: RELEASE_ID,
    language,
    saved: files.filter(({ url }) => paths.has(url)).length,
    total: files.length,
    languages: release ? wholeLanguages(release, paths) : [],
  };
}
