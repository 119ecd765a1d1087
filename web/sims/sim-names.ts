/** What to call the SIM of a receipt. */
import type { Receipt } from "../domain/receipt.ts";
import { nameOf, type Sim } from "../domain/sim.ts";
import { message } from "../kit/messages.ts";

/** A choice of a SIM; its name runs its own way. */
export function simOption(sim: Sim): HTMLOptionElement {
  const option = new Option(nameOf(sim), sim.id);
  option.dir = "auto";
  return option;
}

/** A function that names the SIM of a receipt, or says that none was chosen or that it is gone. */
export function simNames(sims: readonly Sim[]): (of: Pick<Receipt, "simId">) => string {
  const byId = new Map(sims.map((sim) => [sim.id, sim]));
  return ({ simId }) => {
    if (simId === null) return message("sim.none");
    const sim = byId.get(simId);
    return sim ? nameOf(sim) : message("sim.deleted");
  };
}
