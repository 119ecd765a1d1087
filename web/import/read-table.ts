/** Reads the cells of a table in parts, so that the page stays responsive. */
import type { Delimiter } from "../domain/import/delimiter.ts";
import { readLines } from "../domain/import/lines.ts";

/**
 * `openQuote` is the place of the row whose quotation mark is never closed; null if there is none.
 */
export type Lines = { lines: string[][]; openQuote: number | null };

const PART = 1 << 17; // in characters: about 5 ms on a slow phone

/** Return all lines; `tell` is called with the share of the text that has been read. */
export async function readTable(
  text: string,
  delimiter: Delimiter,
  tell: (share: number) => void,
): Promise<Lines> {
  const lines: string[][] = [];
  let openQuote: number | null = null;
  let part = PART;
  for (const { cells, isOpen, next } of readLines(text, delimiter)) {
    lines.push(cells);
    if (isOpen) openQuote = lines.length;
    if (next < part) continue;
    part = next + PART;
    tell(Math.min(1, next / text.length));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { lines, openQuote };
}
