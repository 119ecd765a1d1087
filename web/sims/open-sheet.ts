/** Opens sheets. Their script is loaded with the first one. */
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { find } from "../kit/parts.ts";

/** Open the sheet inside `host`: for a new SIM, or to change `sim`. */
export async function openSheet(host: HTMLElement, sims: readonly Sim[], sim?: Sim): Promise<void> {
  find(host, "sim-sheet dialog", HTMLDialogElement).showModal();
  const { SimSheetElement } = await import("./sheets.js");
  find(host, "sim-sheet", SimSheetElement).open(sims, sim);
}

/** Open the sheet for the refund of a receipt. */
export async function openRefund(host: HTMLElement, receipt: Receipt): Promise<void> {
  const { RefundSheetElement } = await import("./sheets.js");
  find(host, "refund-sheet", RefundSheetElement).open(receipt);
}
