/** A table from the rows that a parser has read. */
import type { Labels } from "./column-names.ts";
import { findHeader } from "./guess-columns.ts";
import type { Row, Table } from "./target.ts";

/** `leftOut` is how many lines are no rows of the table, blank ones not counted. */
export type Layout = { table: Table; hasHeading: boolean; leftOut: number };

/**
 * The table in rows of cells: what stands before its heading isn't part of it, nor are lines of one
 * cell, as a bill's sums at the end, where the table has several. Without `hasHeading` it is guessed.
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
