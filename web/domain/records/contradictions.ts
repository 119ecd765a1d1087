/** What a record can't say at once: it would be refused in a backup. */
import { dateOf } from "../instant.ts";
import type { Receipt } from "../receipt-schema.ts";
import { nameOf } from "../sim.ts";
import type { Sim } from "../sim-schema.ts";

/** The member of a receipt that contradicts the others, or null. */
export function findContradictionInReceipt(receipt: Receipt): string | null {
  const { paid, fee, credited, balanceBefore, balanceAfter, goodUntil, at } = receipt;
  const received = [credited, balanceBefore, balanceAfter].filter((known) => known !== null);
  if (fee && fee.currency !== paid.currency) return "fee";
  if (new Set(received.map(({ currency }) => currency)).size > 1) return "balanceAfter";
  return goodUntil && goodUntil < dateOf(at) ? "goodUntil" : null;
}

/** The same of a SIM: one without a name can't be told from others. */
export function findContradictionInSim(sim: Sim): string | null {
  return nameOf(sim) ? null : "label";
}
