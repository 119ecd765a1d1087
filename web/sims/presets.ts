/** Known rules that the user may choose for a SIM, each with its source. */
import type { Sim } from "../domain/sim.ts";
import type { Rule } from "../domain/validity/index.ts";
import { type KnownRule, readRules } from "../operators/rules-file.ts";

/** A rule that is a text can be read, not taken over. */
export type Preset = {
  rule: Rule | string;
  from: {
    country: string;
    brand: string;
    source: string;
    year: number | null;
    tier: KnownRule[5];
  };
};

/**
 * Return the rules of the SIM's country, those of its brand or operator first, and of each those
 * that can be taken over first. Rejects if they can't be loaded.
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
  const rank = (each: Preset) => (isOwn(each) ? 0 : 2) + (typeof each.rule === "string" ? 1 : 0);
  return found.sort((one, other) => rank(one) - rank(other));
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
