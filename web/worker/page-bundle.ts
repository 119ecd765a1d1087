/**
 * Some pages of a language in one file, one after the other in the order of its list.
 *
 * Pages have most of their markup in common, so that compressed together they weigh a third. The
 * list tells where each ends, and by its hash whether it is the page. Each is saved as it arrives;
 * and where a connection breaks off, no more than the rest of this file is lost.
 */
import { within } from "./deadline.ts";
import { groupedBy } from "./files.ts";
import { BASE, DEADLINES } from "./scope.ts";
import { type ListedFile, readParts } from "./verified-fetch.ts";

/**
 * The bundles that are worth fetching for what is missing, by name, with all of their pages. Where
 * no more than a third of these are missing, they weigh less one by one.
 */
export function bundlesFor(files: ListedFile[], missing: Set<ListedFile>) {
  const bundles = groupedBy(files, ({ bundle }) => bundle);
  return [...bundles].filter(
    ([, pages]) => pages.filter((page) => missing.has(page)).length > pages.length / 3,
  );
}

/** Save the pages of a bundle, each as it arrives. What it can't give is left to be fetched. */
export function readBundle(
  name: string,
  pages: ListedFile[],
  save: (page: ListedFile, response: Response) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let next = 0;
  const read = async (inner: AbortSignal, goOn: () => void) => {
    const address = `${BASE}release/${name}.txt`;
    const response = await fetch(address, { cache: "no-cache", signal: inner });
    await readParts(response, goOn, async (arrived) => {
      for (let page; (page = pages[next]) && arrived.size >= page.bytes; next++) {
        const kind = page.url.endsWith("/") ? "text/html" : "application/manifest+json";
        await save(page, new Response(arrived.slice(0, page.bytes, kind)));
        arrived = arrived.slice(page.bytes);
      }
      return arrived;
    });
  };
  return within(DEADLINES.file, read, signal).catch(() => {});
}
