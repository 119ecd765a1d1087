/** What the directory knows of paying: whose bank cards are taken, and which shops top up. */
import type { Sim } from "../domain/sim.ts";
import { message } from "../kit/messages.ts";
import { copyTemplate, fill, part } from "../kit/parts.ts";
import type { DataFile, Fact, Operator } from "../operators/data-file.ts";
import type { ValueWord } from "../operators/kinds.ts";

const TIERS = ["confirmed", "two", "one", "old"] as const;
const files = new Map<string, Promise<DataFile>>();

/** Show it for the operator of a SIM. Rejects where the directory can't be had. */
export async function showPaying(host: HTMLElement, sim: Sim | undefined): Promise<void> {
  const list = part(host, "paying");
  list.dataset["of"] = sim?.id ?? "";
  const file = sim && (await readOnce(host.dataset["file"] ?? ""));
  if (list.dataset["of"] !== (sim?.id ?? "")) return; // another one was chosen meanwhile
  const facts = file ? factsFor(sim, file) : [];
  list.replaceChildren(...facts.map((fact) => makeItem(host, fact, file?.sources ?? [])));
  part(host, "known-paying").hidden = facts.length === 0;
}

function readOnce(address: string): Promise<DataFile> {
  const known = files.get(address) ?? read(address);
  files.set(address, known);
  known.catch(() => files.delete(address));
  return known;
}

async function read(address: string): Promise<DataFile> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return (await response.json()) as DataFile;
}

function factsFor(sim: Sim, { countries }: DataFile): Fact[] {
  const names = [sim.operator, sim.brand].map((name) => name.toLowerCase()).filter(Boolean);
  const isOwn = ({ name, also = [] }: Operator) =>
    name === "*" || [name, ...also].some((each) => names.includes(each.toLowerCase()));
  const own = countries[sim.country]?.operators.filter(isOwn) ?? [];
  return own
    .flatMap(({ topup = [] }) => topup)
    .filter(([kind]) => kind === "payment" || kind === "shop");
}

function makeItem(host: HTMLElement, fact: Fact, sources: DataFile["sources"]): HTMLElement {
  const [kind, value, tier, year, [source]] = fact;
  const item = copyTemplate(host, "paying");
  const named = sources[source ?? -1] ?? "";
  fill(item, {
    paying: kind === "shop" ? value : message(`value.${value as ValueWord}`),
    tier: message(`tier.${TIERS[tier] ?? "old"}`),
    source: typeof named === "string" ? named : named[0],
    year: year ? String(year) : message("year.none"),
  });
  return item;
}
