/** Reads `rules.json` (web/rule-presets.mjs), the known rules of validity of operators. */
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
export async function readRules(): Promise<KnownRule[]> {
  const response = await fetch(new URL("rules.json", import.meta.url));
  if (!response.ok) throw new Error(`rules.json: ${response.status}`);
  return (await response.json()) as KnownRule[];
}
