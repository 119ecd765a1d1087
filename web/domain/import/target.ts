/** What a column of a table can be. */
import type { Fields } from "../fields.ts";

/** What a person may choose for a column, in the order of the choice. */
export const CHOSEN = [
  ...["at", "time", "amount", "currency", "channel", "channelName", "credited"],
  ...["creditedCurrency", "fee", "means", "order", "balanceBefore", "balanceAfter", "goodUntil"],
  ...["status", "notes", "simLabel", "simOperator", "simCountry", "simPhone", "simBrand"],
  ...["simIccid", "simNotes", "kind", "direction"],
] as const;

/** What only our own table has, recognised by the names that we give. */
export const OWN = [
  ...["id", "history", "claimOpenedOn", "claimWith", "claimReference", "claimAnswerBy"],
  ...["claimNextStep", "createdAt", "updatedAt"],
] as const;

export type Target = (typeof CHOSEN)[number] | (typeof OWN)[number];

export const TARGETS: readonly Target[] = [...CHOSEN, ...OWN];

/** Several columns may be one of these: their texts are joined. */
export const JOINED: readonly Target[] = ["notes", "kind"];

/** The amounts of a receipt. */
export const AMOUNTS = ["amount", "credited", "fee", "balanceBefore", "balanceAfter"] as const;

/** A table as it was read: each row has its place in the file, the first being 1. */
export type Row = { place: number; cells: readonly string[] };
export type Table = { header: readonly string[]; rows: readonly Row[] };

/** The texts of a row by what their columns are. */
export type Texts = Fields & Partial<Record<Target, string>>;

/** The texts of a row, each of which `clean` has read. */
export function textsOf(
  row: Row,
  columns: readonly (Target | "")[],
  clean: (cell: string) => string = (cell) => cell,
): Texts {
  const texts: Texts = {};
  columns.forEach((target, i) => {
    const cell = clean((row.cells[i] ?? "").trim());
    if (!target || !cell) return;
    const before = texts[target];
    texts[target] = before && JOINED.includes(target) ? `${before}\n${cell}` : (before ?? cell);
  });
  return texts;
}
