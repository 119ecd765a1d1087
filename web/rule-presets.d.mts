import type { Rule } from "./domain/validity/index.ts";

export function readPresets(
  table: string,
): [country: string, brand: string, rule: Rule, source: string, year: number, tier: string][];
