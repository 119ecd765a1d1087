/**
 * Bundles: several files of a list, one after the other in its order.
 *
 * Pages have much in common, so that together they compress to a third. Text that the core has
 * already is copied from there (server/release/copies.py). The list gives the hash of each file.
 * Each file is saved as it arrives. If the connection breaks, only the rest of the bundle is lost.
 */
import { findSaved } from "./caches.ts";
import { within } from "./deadline.ts";
import { groupedBy } from "./files.ts";
import { BASE, DEADLINES } from "./scope.ts";
import { type ListedFile, readParts, subtypeOf } from "./verified-fetch.ts";

/**
 * Return the bundles worth fetching for the missing files, by name, with all of their files. If no
 * more than a third of them are missing, each missing one is fetched as a bundle of its own.
 */
export function bundlesFor(files: ListedFile[], missing: Set<ListedFile>) {
  const bundles = groupedBy(files, ({ bundle }) => bundle);
  for (const [name, parts] of bundles) {
    const lost = parts.filter((part) => missing.has(part));
    // The bundles of one file that are added below come by here too, and are kept.
    if (3 * lost.length > parts.length) continue;
    bundles.delete(name);
    parts.forEach((part, place) => missing.has(part) && bundles.set(name + "/" + place, [part]));
  }
  return bundles;
}

/**
 * Save the files of a bundle as they arrive. Saved files are removed from `parts`; the others are
 * left for single requests. `sources` ends when the files from which bundles copy are saved. Calls
 * `nearlyThere` when few files are left.
 */
export function readBundle(
  name: string,
  parts: ListedFile[],
  save: (part: ListedFile, response: Response) => Promise<void>,
  sources: Promise<void>,
  nearlyThere: () => unknown,
  signal?: AbortSignal,
): Promise<void> {
  const read = async (inner: AbortSignal, goOn: () => void) => {
    const response = await fetch(`${BASE}release/${name}.txt`, { cache: "reload", signal: inner });
    await sources;
    const decoder = new TextDecoder();
    let known = "";
    for (const url of (parts[0] as ListedFile).known as string[])
      known += await (await findSaved(url))?.text();
    let rest = "";
    await readParts(response, goOn, async (arrived) => {
      if (!parts[5]) nearlyThere();
      const texts = (rest + decoder.decode(arrived, { stream: true })).split("\0");
      rest = texts.pop() as string;
      for (const text of texts) {
        const part = parts.shift() as ListedFile; // to read on behind the last one is a failure
        const copy = (_: string, start: number, length: number) =>
          known.slice(start).slice(0, length);
        const whole = text.replace(/\x01(\d+),(\d+);/g, copy);
        await save(part, new Response(new Blob([whole], { type: `text/${subtypeOf(part)}` })));
      }
    });
  };
  return within(DEADLINES.file, read, signal).catch(() => {});
}
