/** Finds the delimiter of a table. */

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

/**
 * Return the number of cells in each line that isn't blank, by RFC 4180: a quote opens a cell only
 * at its start.
 */
function countCells(text: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let cells = 1;
  let length = 0; // of the current cell
  let isBlank = true;
  let isQuoted = false;
  for (const char of text) {
    if (char === '"' && (length === 0 || isQuoted)) isQuoted = !isQuoted;
    else if (isQuoted) length++;
    else if (char === delimiter) {
      cells++;
      length = 0;
      isBlank = false;
      continue;
    } else if (char === "\n" || char === "\r") {
      if (!isBlank) counts.push(cells);
      [cells, length, isBlank] = [1, 0, true];
      continue;
    } else length++;
    isBlank = false;
  }
  if (!isBlank) counts.push(cells);
  return counts;
}
