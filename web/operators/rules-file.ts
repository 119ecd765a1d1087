/** Reads `rules.json` (web/rule-presets.mjs), the known rules of validity of operators. */
import { fetchData } from "../kit/data-file.ts";
import type { Rule } from "../domain/validity/index.ts";

/** The year is 0 if unknown. A rule that can't be computed is an English text. */
export type KnownRule = [
  country: string,
  brand: string,
  rule: Rule | string,
  source: string,
  year: number,
  tier: "confirmed" | "two" | "one",
];

/** Return all rules, saved or from the network. Rejects if there are neither. */
export function readRules(): Promise<KnownRule[]> {
  return fetchData(new URL("rules.json", import.meta.url));
}
