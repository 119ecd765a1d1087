/** Shows the columns of a table: the name, samples of cells, and a select of what it is. */
import { JOINED, OWN, type Target, TARGETS } from "../domain/import/target.ts";
import { joinTexts, message, writeNumber } from "../kit/messages.ts";
import { copyTemplate, fill, find, part } from "../kit/parts.ts";
import type { Job } from "./job.ts";

const MOST_SAMPLES = 3;
const MOST_COLUMNS = 60;

/** Show the columns with their guessed or chosen targets. */
export function showColumns(host: HTMLElement, { table, settings }: Job): void {
  const own: readonly string[] = OWN;
  const rows = settings.columns.slice(0, MOST_COLUMNS).flatMap((target, i) => {
    if (own.includes(target)) return [];
    const row = copyTemplate(host, "column");
    const name = table.header[i] || message("import.column", { n: writeNumber(i + 1) });
    fill(row, { name, samples: joinTexts(...samplesOf(table.rows, i)) });
    const select = find(row, "select", HTMLSelectElement);
    select.value = target;
    select.dataset["column"] = String(i);
    select.id = `column-${i}`;
    return [row];
  });
  part(host, "column-list").replaceChildren(...rows);
}

function samplesOf(rows: Job["table"]["rows"], i: number): string[] {
  const cells = new Set<string>();
  for (const { cells: row } of rows.slice(0, 200)) {
    const cell = row[i]?.trim();
    if (cell) cells.add(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell);
    if (cells.size === MOST_SAMPLES) break;
  }
  return [...cells];
}

/** Return the columns after a choice. Another column with the chosen target loses it. */
export function withChoice(
  columns: readonly (Target | "")[],
  select: HTMLSelectElement,
): (Target | "")[] {
  const place = Number(select.dataset["column"]);
  const chosen = TARGETS.find((target) => target === select.value) ?? "";
  return columns.map((target, i) => {
    if (i === place) return chosen;
    return target === chosen && !JOINED.includes(chosen as Target) ? "" : target;
  });
}
