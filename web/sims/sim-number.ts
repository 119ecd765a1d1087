/** Shows the number of a SIM in both forms, to copy and to show at a counter. */
import type { Sim } from "../domain/sim.ts";
import { message } from "../kit/messages.ts";
import { fill, find, part } from "../kit/parts.ts";
import { loadJudge } from "./judging.ts";

/**
 * Show the number as it was typed at once; then, after the tables are loaded, the international
 * form or the problem.
 */
export async function showNumber(host: HTMLElement, sim: Sim): Promise<void> {
  part(host, "number").hidden = !sim.phone;
  if (!sim.phone) return;
  write(host, sim.phone, "");
  const check = (await loadJudge())?.(sim.phone, sim.country);
  const doubt = check?.state === "problem" ? check.code : check?.state === "valid" && check.doubt;
  fill(host, { doubt: doubt ? message(doubt) : "" });
  if (check?.state !== "valid") return;
  write(host, check.international, /^(?:\D*\+|00)/.test(sim.phone) ? "" : sim.phone);
}

function write(host: HTMLElement, first: string, second: string): void {
  const both = { international: first, national: second === first ? "" : second };
  for (const [form, number] of Object.entries(both)) {
    fill(host, { [form]: number, [`${form}-large`]: number });
    const button = find(host, `[data-action=copy][data-form=${form}]`, HTMLElement);
    // Digits only, because forms of banks and operators reject spaces.
    button.dataset["text"] = number.replaceAll(/[^+\d]/g, "");
  }
}
