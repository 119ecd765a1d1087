/** Makes the outlook of each SIM from the log, grouping the records only once. */
import { groupBy } from "../domain/grouping.ts";
import { lookAt, type Outlook } from "../domain/validity/outlook.ts";
import type { ReadModel } from "../store/read-model.ts";

/** Return the outlook of each SIM on a day, in the order of the SIMs. */
export function outlooksOf(model: ReadModel, today: string): Outlook[] {
  const receipts = bySim(model.receipts);
  const uses = bySim(model.acts);
  const readings = bySim(model.balances);
  return model.sims.map((sim) =>
    lookAt(
      {
        sim,
        receipts: receipts.get(sim.id) ?? [],
        uses: uses.get(sim.id) ?? [],
        readings: readings.get(sim.id) ?? [],
      },
      today,
    ),
  );
}

function bySim<T extends { simId: string | null }>(records: readonly T[]): Map<string, T[]> {
  return groupBy(records, ({ simId }) => simId);
}
