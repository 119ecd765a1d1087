/** Makes the file of a table of receipts. */
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { today } from "../kit/formats.ts";

/** Return the receipts as a CSV file named `nobars-<kind>-<today>.csv`. */
export async function makeTable(
  kind: string,
  receipts: readonly Receipt[],
  sims: readonly Sim[],
): Promise<File> {
  const { toCsv } = await import("./archive.js");
  const type = "text/csv";
  return new File([toCsv(receipts, sims)], `nobars-${kind}-${today()}.csv`, { type });
}
