/** Reads the lines of a table, by RFC 4180, and what programs write that don't follow it. */
import type { Delimiter } from "./delimiter.ts";

/** `isOpen` says that a quotation mark was never closed; `next` is the place of the next line. */
export type Line = { cells: string[]; isOpen: boolean; next: number };

/**
 * Return the lines of a text. Each kind of line end ends a line. A quotation mark opens a cell only
 * at its start, and closes it only before a delimiter or a line end, with spaces between at most:
 * `"Top "up" plan"` is one cell with two marks. An open mark takes the rest of the text.
 */
export function* readLines(text: string, delimiter: Delimiter): Generator<Line> {
  const end = new RegExp(`[${delimiter}\r\n]|$`, "g");
  const mark = new RegExp(`""|" *(?=[${delimiter}\r\n]|$)`, "g");
  let place = 0;
  /** Returns where a pattern is found next, from `place` on, and moves `place` behind it. */
  const find = (pattern: RegExp) => {
    pattern.lastIndex = place;
    const found = pattern.exec(text);
    place = found ? pattern.lastIndex : text.length;
    return found;
  };
  while (place < text.length) {
    const cells: string[] = [];
    let isOpen = false;
    do {
      const start = place;
      if (text[place] === '"') {
        let closing;
        place++;
        do closing = find(mark);
        while (closing?.[0] === '""');
        isOpen = !closing;
        cells.push(text.slice(start + 1, closing?.index).replaceAll('""', '"'));
      } else {
        place = find(end)?.index ?? text.length;
        cells.push(text.slice(start, place));
      }
    } while (text[place] === delimiter && ++place);
    place += text.startsWith("\r\n", place) ? 2 : 1;
    yield { cells, isOpen, next: place };
  }
}
