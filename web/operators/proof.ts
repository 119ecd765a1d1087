/** Describes in words how certain a fact of the directory is. */
import { message } from "../kit/messages.ts";
import type { Fact } from "./data-file.ts";

export type Proof = { tier: string; sources: string; year: string };

const TIERS = ["confirmed", "two", "one", "old"] as const;

/** Return the tier of a fact, the names of its first sources, and the year of the newest. */
export function proofOf([, , tier, year, indexes]: Fact, sources: readonly string[]): Proof {
  const shown = indexes.filter((index) => index >= 0).map((index) => sources[index]);
  const rest = indexes.filter((index) => index < 0).map((index) => ` +${-index}`);
  const names = shown.join(", ") + rest.join("");
  const when = year ? String(year) : message("year.none");
  return { tier: message(`tier.${TIERS[tier] ?? "old"}`), sources: names, year: when };
}
