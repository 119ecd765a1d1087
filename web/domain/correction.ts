/** One's own word on dial codes: what works here, what doesn't, and codes that the directory lacks. */
import type { Correction } from "./correction-schema.ts";

export type { Correction } from "./correction-schema.ts";

/** A code and what it is for: by this a correction belongs to a code of the directory. */
export type Code = Pick<Correction, (typeof NAMES)[number]>;

const NAMES = ["country", "brand", "kind", "channel", "value", "text", "steps"] as const;

/** The longest text of the keys after a code. */
export const STEPS_LENGTH = 40;

export function isSameCode(one: Code, other: Code): boolean {
  return NAMES.every((name) => one[name] === other[name]);
}

/** The last word on each code, the latest first: another phone may have noted the same one. */
export function latestWords(all: readonly Correction[]): Correction[] {
  const sorted = [...all].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  return sorted.filter(
    (each, index) => sorted.findIndex((other) => isSameCode(each, other)) === index,
  );
}

/**
 * Corrections as text to share, which a maintainer pastes into codes.tsv and sources.tsv of
 * server/features/operators/data: what works as read from one source, what doesn't as doubtful.
 * `host` names the site that they were noted on, `address` is where it is, "" if nobody else gets there.
 */
export function writeReport(
  corrections: readonly Correction[],
  { host, address }: { host: string; address: string },
): string {
  const source = `${host} (reader)`;
  const rows = corrections.map((each) => {
    const { country, brand, kind, channel, value, text, steps, verdict, on } = each;
    const known = [country, brand, "", kind, channel, value, text, steps, ""];
    const tier = verdict === "works" ? "one" : "old";
    return [...known, `${verdict}, tried ${on}`, source, on.slice(0, 4), tier, ""].join("\t");
  });
  return ["[codes.tsv]", ...rows, "[sources.tsv]", `${source}\t${address}`, "[end]"].join("\n");
}
