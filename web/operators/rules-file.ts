/** The rules of validity that are known of operators, as `rules.json` has them (web/rule-presets.mjs). */
import type { Rule } from "../domain/validity/index.ts";

/** The year is 0 where none is known. */
export type KnownRule = [
  country: string,
  brand: string,
  rule: Rule,
  source: string,
  year: number,
  tier: "confirmed" | "two" | "one",
];

/** All rules, saved or from the network. Rejects where there are neither. */
export async function readRules(): Promise<KnownRule[]> {
  const response = await fetch(new URL("rules.json", import.meta.url));
  if (!response.ok) throw new Error(`rules.json: ${response.status}`);
  return (await response.json()) as KnownRule[];
}
