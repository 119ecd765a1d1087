/**
 * Some pages of a language in one file, one after the other in the order of its list.
 *
 * Pages have most of their markup in common, so that compressed together they weigh a third. The
 * list tells where each ends, and by its hash whether it is the page. Each is saved as it arrives;
 * and where a connection breaks off, no more than the rest of this file is lost.
 */
import { openRelease } from "./caches.ts";
import { within } from "./deadline.ts";
import { tagOf } from "./languages.ts";
import { offeredLanguages } from "./lists.ts";
import { findMissing } from "./saving.ts";
import { BASE, DEADLINES } from "./scope.ts";
import { type ListedFile, verify } from "./verified-fetch.ts";

/** As server/description.py binds them. */
const PAGES_AT_ONCE = 5;

/** Where no more than a third are missing, they are better fetched one by one. */
const WORTH = 1 / 3;

/** Save what is missing of whole languages. What no volume can give is left to be fetched. */
export async function saveFromVolumes(
  files: ListedFile[],
  progressed: (saved: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let saved = 0;
  const count = () => progressed(++saved);
  for (const tag of offeredLanguages()) {
    const pages = files.filter(({ url }) => tagOf(url) === tag);
    for (let first = 0; pages.length > 0; first += PAGES_AT_ONCE) {
      signal?.throwIfAborted();
      const bound = pages.splice(0, PAGES_AT_ONCE);
      const read = (inner: AbortSignal) => readVolume(`${tag}-${first}`, bound, count, inner);
      const missing = await findMissing(bound);
      if (missing.length > bound.length * WORTH)
        await within(DEADLINES.file, read, signal).catch(() => {});
    }
  }
}

async function readVolume(
  name: string,
  pages: ListedFile[],
  count: () => void,
  signal: AbortSignal,
): Promise<void> {
  const cache = await openRelease();
  const { body } = await fetch(`${BASE}release/${name}.txt`, { cache: "no-cache", signal });
  const reader = body?.getReader();
  let arrived = new Blob();
  for (const page of pages) {
    for (let part; arrived.size < page.bytes; arrived = new Blob([arrived, part.value])) {
      part = await reader?.read();
      if (!part?.value) return;
    }
    const type = page.url.endsWith("/") ? "text/html; charset=utf-8" : "application/manifest+json";
    const response = new Response(arrived.slice(0, page.bytes, type));
    await cache.put(page.url, await verify(page, response));
    arrived = arrived.slice(page.bytes);
    count();
  }
}
