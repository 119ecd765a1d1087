import type { PhoneTables } from "./phone.ts";

/** Return the tables of numbering plans from their columns (web/phone-tables.mjs). */
export function readTables(packed: string): PhoneTables {
  const [names = "", ...rest] = packed.split("\n");
  const columns = rest.map((column) =>
    column.replaceAll("D", "\\d").replaceAll("<", "(?:").split(" "),
  );
  const row = (name: string, i: number) => {
    const [code, pattern, lengths = "", prefix, transform] = columns.map((column) => column[i]);
    const numbers = Array.from(lengths, (length) => Number.parseInt(length, 36));
    return [name, [Number(code), pattern, numbers, prefix, transform]];
  };
  return Object.fromEntries(names.split(" ").map(row)) as PhoneTables;
}
