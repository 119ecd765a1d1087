/** Contradictions between the members of a record. A backup with one would be refused. */
import { dateOf } from "../instant.ts";
import type { Receipt } from "../receipt-schema.ts";
import { nameOf } from "../sim.ts";
import type { Sim } from "../sim-schema.ts";

/** Return the member of a receipt that contradicts another, or null. */
export function findContradictionInReceipt(receipt: Receipt): string | null {
  const { paid, fee, credited, balanceBefore, balanceAfter, goodUntil, at } = receipt;
  const received = [credited, balanceBefore, balanceAfter].filter((known) => known !== null);
  if (fee && fee.currency !== paid.currency) return "fee";
  if (new Set(received.map(({ currency }) => currency)).size > 1) return "balanceAfter";
  return goodUntil && goodUntil < dateOf(at) ? "goodUntil" : null;
}

/** Return "label" for a SIM without any name, which could not be told from others; else null. */
export function findContradictionInSim(sim: Sim): string | null {
  return nameOf(sim) ? null : "label";
}
