/** What the directory knows of paying: whose bank cards are taken, and which shops top up. */
import type { Sim } from "../domain/sim.ts";
import { message } from "../kit/messages.ts";
import { copyTemplate, fill, part } from "../kit/parts.ts";
import {
  type DataFile,
  EVERY_BRAND,
  type Fact,
  type Operator,
  readDataFile,
} from "../operators/data-file.ts";
import type { ValueWord } from "../operators/kinds.ts";
import { proofOf, sourceNames } from "../operators/proof.ts";

const files = new Map<string, Promise<DataFile>>();

/** Show it for the operator of a SIM. Rejects where the directory can't be had. */
export async function showPaying(host: HTMLElement, sim: Sim | undefined): Promise<void> {
  const list = part(host, "paying");
  list.dataset["of"] = sim?.id ?? "";
  const file = sim && (await readOnce(host.dataset["file"] ?? ""));
  if (list.dataset["of"] !== (sim?.id ?? "")) return; // another one was chosen meanwhile
  const facts = file ? factsFor(sim, file) : [];
  const sources = file ? sourceNames(file) : [];
  list.replaceChildren(...facts.map((fact) => makeItem(host, fact, sources)));
  part(host, "known-paying").hidden = facts.length === 0;
}

function readOnce(address: string): Promise<DataFile> {
  const known = files.get(address) ?? readDataFile(address);
  files.set(address, known);
  known.catch(() => files.delete(address));
  return known;
}

function factsFor(sim: Sim, { countries }: DataFile): Fact[] {
  const names = [sim.operator, sim.brand].map((name) => name.toLowerCase()).filter(Boolean);
  const isOwn = ({ name, also = [] }: Operator) =>
    name === EVERY_BRAND || [name, ...also].some((each) => names.includes(each.toLowerCase()));
  const own = countries[sim.country]?.operators.filter(isOwn) ?? [];
  return own
    .flatMap(({ topup = [] }) => topup)
    .filter(([kind]) => kind === "payment" || kind === "shop");
}

function makeItem(host: HTMLElement, fact: Fact, sources: readonly string[]): HTMLElement {
  const [kind, value] = fact;
  const paying = kind === "shop" ? value : message(`value.${value as ValueWord}`);
  const item = copyTemplate(host, "paying");
  fill(item, { paying, ...proofOf(fact, sources) });
  return item;
}
