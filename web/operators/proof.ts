/** Describes in words how certain a fact of the directory is. */
import { message } from "../kit/messages.ts";
import type { Fact, RuleFact } from "./data-file.ts";

export type Proof = { tier: string; sources: string; year: string };

export const TIERS = ["confirmed", "two", "one", "old"] as const;

/** Return the tier of a fact, the names of its first sources, and the year of the newest. */
export function proofOf([, , tier, year, sources]: Fact | RuleFact): Proof {
  const when = year ? String(year) : message("year.none");
  return { tier: message(`tier.${TIERS[tier] ?? "old"}`), sources, year: when };
}
