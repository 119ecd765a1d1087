import { guard } from "./csv-guard.ts";
import { AMOUNTS, receiptColumns, simColumns } from "./csv-columns.ts";
import { newestFirst } from "./listing.ts";
import type { Receipt } from "./receipt.ts";
import type { Sim } from "./sim.ts";

// Without the mark Excel reads UTF-8 in the system's old code page. Other programs skip it.
const BYTE_ORDER_MARK = "\ufeff";

/** Return the receipts as RFC 4180 text with a byte order mark, newest first. Write it as UTF-8. */
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
  const isAmount = names.map((name) => AMOUNTS.has(name));
  const write = (cell: string, n: number) => quote(isAmount[n] ? cell : guard(cell));
  const writeLine = (cells: string[]) => `${cells.map(write).join(",")}\r\n`;
  return BYTE_ORDER_MARK + lines.map(writeLine).join("");
}

function quote(cell: string): string {
  return /[",\r\n;|\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
