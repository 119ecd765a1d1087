/** Finds the delimiter of a table. */
import { readLines } from "./lines.ts";

export const DELIMITERS = [",", ";", "\t", "|"] as const;

export type Delimiter = (typeof DELIMITERS)[number];

const SAMPLE = 1 << 16;
// Spreadsheets may name the delimiter in the first line.
const SAID = /^\ufeff?sep=([,;\t|])\r?\n/i;

/** Return the text without the line that names the delimiter, and that delimiter. */
export function readDirective(text: string): { text: string; delimiter: Delimiter | null } {
  const found = SAID.exec(text.slice(0, 20));
  const delimiter = DELIMITERS.find((sign) => sign === found?.[1]) ?? null;
  return { text: text.slice(found?.[0].length ?? (text.startsWith("\ufeff") ? 1 : 0)), delimiter };
}

/** Return the delimiter that gives most lines the same number of cells, more than one. */
export function guessDelimiter(text: string): Delimiter {
  const sample = text.slice(0, SAMPLE);
  let best: Delimiter = ",";
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(countCells(sample, delimiter));
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

function scoreOf(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 1) lines.set(count, (lines.get(count) ?? 0) + 1);
  const scores = [...lines].map(([cells, n]) => (n / counts.length) * (1 + cells / 1000));
  return Math.max(0, ...scores);
}

/** Return the number of cells in each line that isn't blank. */
function countCells(text: string, delimiter: Delimiter): number[] {
  const lines = [...readLines(text, delimiter)].map(({ cells }) => cells);
  return lines.filter((cells) => cells.length > 1 || cells[0]).map((cells) => cells.length);
}
