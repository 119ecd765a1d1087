/**
 * The user's own notes on dial codes: which work, which fail, and codes that the directory lacks.
 */
import type { Correction } from "./correction-schema.ts";

export type { Correction } from "./correction-schema.ts";

/** The members that identify a code. Two codes are the same if all of them are equal. */
export type Code = Pick<Correction, (typeof NAMES)[number]>;

const NAMES = ["country", "brand", "kind", "channel", "value", "text", "steps"] as const;

/** The most characters that the keys after a code may have. */
export const STEPS_LENGTH = 40;

export function isSameCode(one: Code, other: Code): boolean {
  return NAMES.every((name) => one[name] === other[name]);
}

/**
 * Return the latest correction of each code, latest first. Another phone may have noted the same
 * code.
 */
export function latestOfEachCode(all: readonly Correction[]): Correction[] {
  const sorted = [...all].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  return sorted.filter(
    (each, index) => sorted.findIndex((other) => isSameCode(each, other)) === index,
  );
}

/**
 * Return corrections as text to share. A maintainer pastes it into codes.tsv and sources.tsv of
 * server/features/operators/data: a working code as read from one source, a failing one as
 * doubtful. `host` is the name of this site; `address` is its URL, or "" if others can't reach it.
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
