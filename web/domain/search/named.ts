/** Finds names within what people type: a brand beside other words, a country as "Egyptian". */
import type { Place } from "./place.ts";
import { isSpaced, runsOf } from "./words.ts";

const ENDING = 4; // the longest, as in "tailandesa"

// Words are made of its first names: that of the page, the English, and its own.
const FORMED = 3;

/**
 * Return the country and the operator that a folded text names, at most one of each: that with the
 * longest name, an operator of that country before others, then one whose country speaks the
 * language of the page, then one that is called so now.
 */
export function placesNamed(text: string, all: readonly Place[]): Place[] {
  const best = (kind: Place["kind"], home = " ") =>
    all
      .filter((place) => place.kind === kind)
      .map((place) => {
        const { called = [] } = place;
        const there = called.filter(
          (name, at) =>
            hasName(text, name) || (kind === "country" && at < FORMED && hasFormOf(text, name)),
        );
        const score =
          Math.max(...there.map((name) => name.length)) +
          (place.address.startsWith(home) ? 100 : 0) +
          (place.isNear ? 0.5 : 0) +
          (there[0] === called[0] ? 0.1 : 0);
        return { place, score };
      })
      .filter(({ score }) => score > 0) // -Infinity without a name
      .sort((a, b) => b.score - a.score)
      .slice(0, 1)
      .map(({ place }) => place);
  const country = best("country");
  return [...country, ...best("operator", country[0]?.address)];
}

/** Return whether a folded text has a folded name in it. One or two letters are too common. */
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
  return same > 2 && same * 3 >= name.length * 2 && word.length - same <= ENDING;
}

function spaced(text: string): string {
  return ` ${runsOf(text).join(" ")} `;
}
