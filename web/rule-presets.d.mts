import type { Rule } from "./domain/validity/index.ts";

/** `rule` is a text for a row that can't be computed. */
export function readPresets(
  table: string,
): [
  country: string,
  brand: string,
  rule: Rule | string,
  source: string,
  year: number,
  tier: string,
][];
