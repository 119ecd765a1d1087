/** Reads the cells of a CSV with Papa Parse, in parts, so that the page stays responsive. */
import Papa from "papaparse";
import type { Delimiter } from "../domain/import/delimiter.ts";

/**
 * `openQuote` is the place of the row whose quotation mark is never closed; null if there is none.
 */
export type Lines = { lines: string[][]; openQuote: number | null };

const PART = 1 << 17; // in characters: about 5 ms on a slow phone

/** Return all lines; `tell` is called with the share of the text that has been read. */
export function readTable(
  text: string,
  delimiter: Delimiter,
  tell: (share: number) => void,
): Promise<Lines> {
  return new Promise((resolve, reject) => {
    const lines: string[][] = [];
    let openQuote: number | null = null;
    let parts = 0;
    Papa.parse(text, {
      delimiter,
      chunkSize: PART,
      chunk({ data, errors }, parser) {
        const open = errors.find(({ code }) => code === "MissingQuotes");
        if (open) openQuote = lines.length + (open.row ?? 0) + 1;
        for (const line of data) lines.push(line);
        tell(Math.min(1, (++parts * PART) / text.length));
        parser.pause();
        setTimeout(() => parser.resume());
      },
      complete: () => resolve({ lines, openQuote }),
      error: reject,
    });
  });
}
