/** What to call the SIM of a receipt. */
import type { Receipt } from "../domain/receipt.ts";
import { namesOf, type Sim } from "../domain/sim.ts";
import { message } from "../kit/messages.ts";

/** The choices of SIMs, of which no two look alike; each name runs its own way. */
export function simOptions(sims: readonly Sim[]): HTMLOptionElement[] {
  const names = namesOf(sims);
  return sims.map((sim) => {
    const option = new Option(names.get(sim.id), sim.id);
    option.dir = "auto";
    return option;
  });
}

/**
 * A function that names the SIM of a receipt, apart from all others, or says that none was chosen or
 * that it is gone.
 */
export function simNames(sims: readonly Sim[]): (of: Pick<Receipt, "simId">) => string {
  const names = namesOf(sims);
  return ({ simId }) => {
    if (simId === null) return message("sim.none");
    return names.get(simId) ?? message("sim.deleted");
  };
}
