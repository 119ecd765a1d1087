/**
 * Some files of a list in one, one after the other in its order: pages, and what pages share.
 *
 * They have much in common, so that compressed together pages weigh a third. The list tells where
 * each ends, and by its hash whether it is the file. Each is saved as it arrives; and where a
 * connection breaks off, no more than the rest of the bundle is lost.
 */
import { within } from "./deadline.ts";
import { groupedBy } from "./files.ts";
import { BASE, DEADLINES } from "./scope.ts";
import { type ListedFile, readParts, subtypeOf } from "./verified-fetch.ts";

/**
 * The bundles that are worth fetching for what is missing, by name, with all of their files. Where
 * no more than a third of these are missing, they weigh less one by one.
 */
export function bundlesFor(files: ListedFile[], missing: Set<ListedFile>) {
  const bundles = groupedBy(files, ({ bundle }) => bundle);
  const isWorthIt = ([, parts]: [string, ListedFile[]]) =>
    parts.filter((part) => missing.has(part)).length > parts.length / 3;
  return new Map([...bundles].filter(isWorthIt));
}

/**
 * Save the files of a bundle, each as it arrives: they are taken from `parts`. What it can't give is
 * left to be fetched.
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
