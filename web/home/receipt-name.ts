/** Names a receipt among others. */
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { writeDate, writeMoney } from "../kit/formats.ts";
import type { Values } from "../kit/messages.ts";
import { simNames } from "../sims/sim-names.ts";

/** Return the amount, date and SIM of a receipt, as values for a message. */
export function nameReceipt(receipt: Receipt, sims: readonly Sim[]): Values {
  return {
    amount: writeMoney(receipt.paid),
    date: writeDate(receipt.at),
    sim: simNames(sims)(receipt),
  };
}
