/** The targets: what a column of a table can be. */
import type { Fields } from "../fields.ts";

/** The targets that a person may choose, in the order of the select. */
const CHOSEN = [
  ...["at", "time", "amount", "currency", "channel", "channelName", "credited"],
  ...["creditedCurrency", "fee", "means", "order", "balanceBefore", "balanceAfter", "goodUntil"],
  ...["status", "notes", "simLabel", "simOperator", "simCountry", "simPhone", "simBrand"],
  ...["simIccid", "simNotes", "kind", "direction"],
] as const;

/** The targets that only our own table has, recognised by our column names. */
export const OWN = [
  ...["id", "history", "claimOpenedOn", "claimWith", "claimReference", "claimAnswerBy"],
  ...["claimNextStep", "packageName", "packageData", "packageDays", "createdAt", "updatedAt"],
] as const;

export type Target = (typeof CHOSEN)[number] | (typeof OWN)[number];

export const TARGETS: readonly Target[] = [...CHOSEN, ...OWN];

/** Several columns may have one of these targets: their texts are joined. */
export const JOINED: readonly Target[] = ["notes", "kind"];

/** A row with its place in the file, counted from 1. */
export type Row = { place: number; cells: readonly string[] };
export type Table = { header: readonly string[]; rows: readonly Row[] };

/** The texts of a row by target. */
export type Texts = Fields & Partial<Record<Target, string>>;

/** Return the texts of a row, each cell passed through `clean`. */
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
