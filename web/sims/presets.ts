/** The rules that may be taken over for a SIM: proposals, each with its source. */
import type { Sim } from "../domain/sim.ts";
import type { Rule } from "../domain/validity/index.ts";

type Entry = [country: string, brand: string, rule: Rule, source: string, year: number, tier: Tier];
type Tier = "confirmed" | "two" | "one";

export type Preset = {
  rule: Rule;
  from: { country: string; brand: string; source: string; year: number | null; tier: Tier };
};

/**
 * Those of the SIM's country, its own brand or operator first. Rejects where they can't be had.
 */
export async function presetsFor(
  sim: Pick<Sim, "brand" | "operator" | "label" | "country">,
): Promise<Preset[]> {
  const response = await fetch(new URL("rules.json", import.meta.url));
  if (!response.ok) throw new Error(`rules.json: ${response.status}`);
  const entries = (await response.json()) as Entry[];
  const names = [sim.brand, sim.operator, sim.label].map(fold).filter(Boolean);
  const isOwn = ({ from }: Preset) => {
    const brand = fold(from.brand);
    return names.some((name) => name.includes(brand) || brand.includes(name));
  };
  const found = entries
    .filter(([country]) => country === sim.country)
    .map(([country, brand, rule, source, year, tier]) => ({
      rule,
      from: { country, brand, source, year: year || null, tier },
    }));
  return [...found.filter(isOwn), ...found.filter((preset) => !isOwn(preset))];
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
