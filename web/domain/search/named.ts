/** Finds names within what people type: a brand beside other words, a country as "Egyptian". */
import type { Place } from "./place.ts";
import { isSpaced, runsOf } from "./words.ts";

const LEAST = 3; // letters of a name that has an ending, as مصرية
const ENDING = 4; // the longest, as in "tailandesa"

// Words are made of its first names: that of the page, the English, and its own.
const FORMED = 3;

/** A country or an operator with its folded names. */
export type Named = { place: Place; names: readonly string[] };

/**
 * Return the country and the operator that a folded text names, at most one of each: that with the
 * longest name, an operator of that country before others, then one whose country speaks the
 * language of the page.
 */
export function placesNamed(text: string, all: readonly Named[]): Place[] {
  const best = (wanted: Place["kind"], home = "") => {
    const [first] = all
      .filter(({ place }) => place.kind === wanted)
      .flatMap(({ place, names }) => {
        const there = names.filter(
          (name, at) =>
            hasName(text, name) || (wanted === "country" && at < FORMED && hasFormOf(text, name)),
        );
        const longest = Math.max(...there.map((name) => name.length));
        const isThere = home && place.address.startsWith(home);
        const isFirst = there[0] === names[0]; // not a name that it once had
        const score =
          (isThere ? 100 : 0) + longest + (place.isNear ? 0.5 : 0) + (isFirst ? 0.1 : 0);
        return there.length > 0 ? [{ place, score }] : [];
      })
      .sort((a, b) => b.score - a.score);
    return first ? [first.place] : [];
  };
  const country = best("country");
  return [...country, ...best("operator", country[0]?.address)];
}

/** Return whether a folded text has a folded name in it; names of one or two letters are too common. */
export function hasName(text: string, name: string): boolean {
  if (!isSpaced(name)) return Array.from(name).length > 1 && text.includes(name);
  return name.length > 2 && spaced(text).includes(spaced(name));
}

/** Return whether a folded text has a word made of a folded name: "Italian" of "Italy". */
export function hasFormOf(text: string, name: string): boolean {
  return runsOf(text).some((word) => isFormOf(word, name));
}

function isFormOf(word: string, name: string): boolean {
  const [whole = ""] = runsOf(name);
  let same = 0;
  while (same < word.length && word[same] === whole[same]) same++;
  return same >= LEAST && same * 3 >= name.length * 2 && word.length - same <= ENDING;
}

function spaced(text: string): string {
  return ` ${runsOf(text).join(" ")} `;
}
