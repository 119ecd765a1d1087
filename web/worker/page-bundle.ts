/**
 * Bundles: several files of a list, one after the other in its order.
 *
 * Pages have much in common, so that together they compress to a third. The list gives the length
 * and the hash of each file. Each file is saved as it arrives. If the connection breaks, only the
 * rest of the bundle is lost.
 */
import { within } from "./deadline.ts";
import { groupedBy } from "./files.ts";
import { BASE, DEADLINES } from "./scope.ts";
import { type ListedFile, readParts, subtypeOf } from "./verified-fetch.ts";

/**
 * Return the bundles worth fetching for the missing files, by name, with all of their files. If no
 * more than a third of them are missing, single files are smaller.
 */
export function bundlesFor(files: ListedFile[], missing: Set<ListedFile>) {
  const bundles = groupedBy(files, ({ bundle }) => bundle);
  const isWorthIt = ([, parts]: [string, ListedFile[]]) =>
    parts.filter((part) => missing.has(part)).length > parts.length / 3;
  return new Map([...bundles].filter(isWorthIt));
}

/**
 * Save the files of a bundle as they arrive. Saved files are removed from `parts`; the others are
 * left for single requests.
 */
export function readBundle(
  name: string,
  parts: ListedFile[],
  save: (part: ListedFile, response: Response) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const read = async (inner: AbortSignal, goOn: () => void) => {
    const address = `${BASE}release/${name}.txt`;
    const response = await fetch(address, { cache: "no-cache", signal: inner });
    await readParts(response, goOn, async (arrived) => {
      for (let part; (part = parts[0]) && arrived.size >= part.bytes; parts.shift()) {
        await save(part, new Response(arrived.slice(0, part.bytes, `text/${subtypeOf(part)}`)));
        arrived = arrived.slice(part.bytes);
      }
      return arrived;
    });
  };
  return within(DEADLINES.file, read, signal).catch(() => {});
}
