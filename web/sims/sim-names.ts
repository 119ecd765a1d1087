/** Names of SIMs in selects and at receipts. */
import type { Receipt } from "../domain/receipt.ts";
import { namesOf, type Sim } from "../domain/sim.ts";
import { message } from "../kit/messages.ts";

/** Return an option for each SIM. No two look alike, and each has its own direction. */
export function simOptions(sims: readonly Sim[]): HTMLOptionElement[] {
  const names = namesOf(sims);
  return sims.map((sim) => {
    const option = new Option(names.get(sim.id), sim.id);
    option.dir = "auto";
    return option;
  });
}

/**
 * Return a function that names the SIM of a receipt so that it differs from all others, or says
 * that none was chosen or that it was deleted.
 */
export function simNames(sims: readonly Sim[]): (of: Pick<Receipt, "simId">) => string {
  const names = namesOf(sims);
  return ({ simId }) => {
    if (simId === null) return message("sim.none");
    return names.get(simId) ?? message("sim.deleted");
  };
}
