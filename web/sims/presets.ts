/** Known rules that the user may choose for a SIM, each with its source. */
import type { Sim } from "../domain/sim.ts";
import type { Rule } from "../domain/validity/index.ts";
import { type KnownRule, readRules } from "../operators/rules-file.ts";

export type Preset = {
  rule: Rule;
  from: {
    country: string;
    brand: string;
    source: string;
    year: number | null;
    tier: KnownRule[5];
  };
};

/**
 * Return the rules of the SIM's country, those of its brand or operator first. Rejects if they
 * can't be loaded.
 */
export async function presetsFor(
  sim: Pick<Sim, "brand" | "operator" | "label" | "country">,
): Promise<Preset[]> {
  const entries = await readRules();
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
