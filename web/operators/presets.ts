/** What is known of the validity of a SIM: rules that the user may take over, and more to read. */
import type { Sim } from "../domain/sim.ts";
import type { Rule } from "../domain/validity/index.ts";
import { loadDirectory } from "./directory-parts.ts";
import { TIERS } from "./proof.ts";
import { isWhole, type WordedRule, wordRule } from "./rule-view.ts";

type Origin = Omit<NonNullable<Sim["rules"][number]["origin"]>, "isCorrected">;

/** `rule` is null if what is known can be read, but not computed. */
export type Preset = { rule: Rule | null; words: WordedRule; from: Origin };

/**
 * Return what is known of the SIM's country, that of its brand or operator first, and of each the
 * rules that can be taken over first. Rejects if the directory can't be loaded.
 */
export async function presetsFor(
  sim: Pick<Sim, "brand" | "operator" | "label" | "country">,
): Promise<Preset[]> {
  const { file } = await loadDirectory();
  const names = [sim.brand, sim.operator, sim.label].map(fold).filter(Boolean);
  const isOwn = ({ from }: Preset) => {
    const brand = fold(from.brand);
    return names.some((name) => name.includes(brand) || brand.includes(name));
  };
  const found = (file.countries[sim.country]?.operators ?? []).flatMap(({ name, rules = [] }) =>
    rules.map((fact): Preset => {
      const [, value, tier, year, source] = fact;
      const known = { country: sim.country, brand: name, source, year: year || null };
      return {
        rule: isWhole(value) ? value : null,
        words: wordRule(fact),
        from: { ...known, tier: TIERS[tier] as Origin["tier"] },
      };
    }),
  );
  const rank = (each: Preset) => (isOwn(each) ? 0 : 2) + (each.rule ? 0 : 1);
  return found.sort((one, other) => rank(one) - rank(other));
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
