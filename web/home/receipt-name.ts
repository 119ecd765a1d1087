/** What to call a receipt among others. */
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { writeDate, writeMoney } from "../kit/formats.ts";
import type { Values } from "../kit/messages.ts";
import { simNames } from "../sims/sim-names.ts";

/** Its amount, date and SIM, to fill a message. */
export function nameReceipt(receipt: Receipt, sims: readonly Sim[]): Values {
  return {
    amount: writeMoney(receipt.paid),
    date: writeDate(receipt.at),
    sim: simNames(sims)(receipt),
  };
}
