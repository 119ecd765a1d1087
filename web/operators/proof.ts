/** How a fact of the directory is known, in words. */
import { message } from "../kit/messages.ts";
import type { DataFile, Fact } from "./data-file.ts";

export type Proof = { tier: string; sources: string; year: string };

const TIERS = ["confirmed", "two", "one", "old"] as const;
const SOURCES_SHOWN = 3;

/** Its tier, the names of its first sources, and the year of what was read. */
export function proofOf([, , tier, year, indexes]: Fact, sources: readonly string[]): Proof {
  const shown = indexes.slice(0, SOURCES_SHOWN).map((index) => sources[index]);
  const rest = indexes.length - SOURCES_SHOWN;
  const names = shown.join(", ") + (rest > 0 ? ` +${rest}` : "");
  const when = year ? String(year) : message("year.none");
  return { tier: message(`tier.${TIERS[tier] ?? "old"}`), sources: names, year: when };
}

/** The names of the sources of the directory. */
export function sourceNames({ sources }: DataFile): string[] {
  return sources.map((source) => (typeof source === "string" ? source : source[0]));
}
