import { guard } from "./csv-guard.ts";
import { receiptColumns, simColumns } from "./csv-columns.ts";
import { newestFirst } from "./listing.ts";
import type { Receipt } from "./receipt.ts";
import type { Sim } from "./sim.ts";

// Without it Excel takes UTF-8 for the system's old code page; the others skip it.
const BYTE_ORDER_MARK = "\ufeff";

/** RFC 4180 text to be written as UTF-8, with a byte order mark, newest receipt first. */
export function toCsv(receipts: readonly Receipt[], sims: readonly Sim[]): string {
  const [first, rest] = receiptColumns;
  const simsById = new Map(sims.map((sim) => [sim.id, sim]));
  const rows = newestFirst(receipts).map((receipt) => {
    const sim = simsById.get(receipt.simId ?? "");
    return [
      ...Object.values(first).map((cell) => cell(receipt)),
      ...Object.values(simColumns).map((cell) => (sim ? cell(sim) : "")),
      ...Object.values(rest).map((cell) => cell(receipt)),
    ];
  });
  const names = [first, simColumns, rest].flatMap((columns) => Object.keys(columns));
  const lines = [names, ...rows];
  const writeLine = (cells: string[]) => `${cells.map((cell) => quote(guard(cell))).join(",")}\r\n`;
  return BYTE_ORDER_MARK + lines.map(writeLine).join("");
}

function quote(cell: string): string {
  return /[",\r\n;|\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
