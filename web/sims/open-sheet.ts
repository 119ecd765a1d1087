/** Opens the sheet of a SIM at once, while its script is loaded. */
import type { Sim } from "../domain/sim.ts";
import { find } from "../kit/parts.ts";

/** Open the sheet inside `host`: to add a SIM, or to change one of these. */
export async function openSheet(host: HTMLElement, sims: readonly Sim[], sim?: Sim): Promise<void> {
  find(host, "sim-sheet dialog", HTMLDialogElement).showModal();
  const { SimSheetElement } = await import("./sheets.js");
  find(host, "sim-sheet", SimSheetElement).open(sims, sim);
}
