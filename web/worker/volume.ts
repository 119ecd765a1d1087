/**
 * All pages of a language in one file, one after the other in the order of its list.
 *
 * Pages have most of their markup in common, so that compressed together they weigh a third. The
 * list tells where each ends, and by its hash whether it is the page. Each is saved as it arrives,
 * so that a connection that breaks off costs one.
 */
import { openRelease, storedReleases } from "./caches.ts";
import { within } from "./deadline.ts";
import { tagOf } from "./languages.ts";
import { offeredLanguages } from "./lists.ts";
import { findMissing } from "./saving.ts";
import { BASE, DEADLINES } from "./scope.ts";
import { type ListedFile, verify } from "./verified-fetch.ts";

/** Where no more than a quarter are missing, they are better fetched one by one. */
const WORTH = 1 / 4;

type Progressed = (saved: number) => void;

/** Save what is missing of whole languages. What no volume can give is left to be fetched. */
export async function saveFromVolumes(
  files: ListedFile[],
  progressed: Progressed,
  signal?: AbortSignal,
): Promise<void> {
  for (const tag of offeredLanguages()) {
    const pages = files.filter(({ url }) => tagOf(url) === tag);
    const missing = await findMissing(pages, await storedReleases());
    const read = (inner: AbortSignal) => readVolume(tag, pages, progressed, inner);
    if (missing.length > pages.length * WORTH)
      await within(3 * DEADLINES.file, read, signal).catch(() => {});
  }
}

async function readVolume(
  tag: string,
  pages: ListedFile[],
  progressed: Progressed,
  signal: AbortSignal,
): Promise<void> {
  const cache = await openRelease();
  const { body } = await fetch(`${BASE}release/${tag}.txt`, { cache: "no-cache", signal });
  const reader = body?.getReader();
  let arrived = new Blob();
  let saved = 0;
  for (const page of pages) {
    for (let part; arrived.size < page.bytes; arrived = new Blob([arrived, part.value])) {
      part = await reader?.read();
      if (!part?.value) return;
    }
    const response = new Response(arrived.slice(0, page.bytes, typeOf(page)));
    await cache.put(page.url, await verify(page, response));
    arrived = arrived.slice(page.bytes);
    progressed(++saved);
  }
}

function typeOf({ url }: ListedFile): string {
  return url.endsWith("/") ? "text/html; charset=utf-8" : "application/manifest+json";
}
