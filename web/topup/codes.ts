/**
 * Shows facts of the directory: which bank cards are accepted, which shops top up, and what to
 * dial.
 */
import type { Sim } from "../domain/sim.ts";
import { message } from "../kit/messages.ts";
import { copyTemplate, fill, part } from "../kit/parts.ts";
import { type DataFile, type Fact, operatorsOf, readDataFile } from "../operators/data-file.ts";
import type { ValueWord } from "../operators/kinds.ts";
import { proofOf } from "../operators/proof.ts";
import { showCodes } from "../operators/sim-codes.ts";

export { presetsFor } from "../operators/presets.ts";
export { showSimCodes } from "../operators/sim-codes.ts";
export { offerOperators } from "../operators/sim-picker.ts";

const files = new Map<string, Promise<DataFile>>();

/** Show the codes of a SIM's operator for its balance, or for a voucher. */
export function showCodesFor(host: HTMLElement, sim: Sim | undefined, channel: string): void {
  const main = channel === "voucher" ? ["voucher"] : ["balance", "data-balance"];
  // the directory is not saved yet
  showCodes(part(host, "codes"), sim, main).catch(() => undefined);
}

/**
 * Show the means of payment for the operator of a SIM. Rejects if the directory can't be loaded.
 */
export async function showPaying(host: HTMLElement, sim: Sim | undefined): Promise<void> {
  const list = part(host, "paying");
  list.dataset["of"] = sim?.id ?? "";
  const file = sim && (await readOnce(host.dataset["file"] ?? ""));
  if (list.dataset["of"] !== (sim?.id ?? "")) return; // another SIM has been chosen
  const facts = file ? factsFor(sim, file) : [];
  list.replaceChildren(...facts.map((fact) => makeItem(host, fact)));
  part(host, "known-paying").hidden = facts.length === 0;
}

function readOnce(address: string): Promise<DataFile> {
  const known = files.get(address) ?? readDataFile(address);
  files.set(address, known);
  known.catch(() => files.delete(address));
  return known;
}

function factsFor(sim: Sim, file: DataFile): Fact[] {
  return operatorsOf(file, sim)
    .flatMap(({ topup = [] }) => topup)
    .filter(([kind]) => kind === "payment" || kind === "shop");
}

function makeItem(host: HTMLElement, fact: Fact): HTMLElement {
  const [kind, value] = fact;
  const paying = kind === "shop" ? value : message(`value.${value as ValueWord}`);
  const item = copyTemplate(host, "paying");
  fill(item, { paying, ...proofOf(fact) });
  return item;
}
