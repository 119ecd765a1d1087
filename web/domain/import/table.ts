/** Makes a table from the rows that a parser has read. */
import type { Labels } from "./column-names.ts";
import { findHeader } from "./guess-columns.ts";
import type { Row, Table } from "./target.ts";

/** `leftOut` counts the lines that are not rows of the table, without blank ones. */
export type Layout = { table: Table; hasHeading: boolean; leftOut: number };

/**
 * Return the table in rows of cells. Lines before the heading are left out, and so are lines of one
 * cell in a table of several columns, such as the sums at the end of a bill. If `hasHeading` is
 * undefined, it is guessed.
 */
export function toTable(
  lines: readonly (readonly string[])[],
  labels: Labels,
  hasHeading?: boolean,
): Layout {
  const named = findHeader(lines, labels);
  const isNamed = hasHeading ?? named >= 0;
  const start = isNamed ? Math.max(named, 0) : -1;
  const width = Math.max(0, ...lines.slice(0, 1000).map((cells) => lastFilled(cells) + 1));
  const filled = lines
    .map((cells, i): Row => ({ place: i + 1, cells }))
    .slice(start + 1)
    .filter(({ cells }) => lastFilled(cells) >= 0);
  const rows = width > 1 ? filled.filter(({ cells }) => cells.length > 1) : filled;
  const names = isNamed ? (lines[start] ?? []) : [];
  const header = Array.from({ length: width }, (_, i) => names[i]?.trim() ?? "");
  const leftOut = Math.max(start, 0) + filled.length - rows.length;
  return { table: { header, rows }, hasHeading: isNamed, leftOut };
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== "");
}
