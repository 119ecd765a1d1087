/** What people type for a place: whoever types "recharge" looks for the guide's "top-up". */
import { foldText } from "../folding.ts";
import type { Place } from "./place.ts";
import { isSpaced, runsOf } from "./words.ts";

/**
 * Words with the same meaning, separated by commas of any script, and the address of their place.
 * Without an address they are words that a search can do without: "how", "my".
 */
export type Alias = { place: string; words: string };

/** In scripts without spaces, so many other signs may be between two signs of a phrase. */
const GAP = 2;
const WORDS = 2; // "recharge failed": the longest word isn't always the one that matters

/** Return the words of each alias, folded. */
export function groupsOf(aliases: readonly Alias[]): string[][] {
  return aliases.map(({ words }) =>
    words
      .split(/[,，、،]/)
      .map((word) => foldText(word).trim())
      .filter(Boolean),
  );
}

/** Return the places, each with the words that people may type for it. */
export function addAliases(places: readonly Place[], aliases: readonly Alias[]): Place[] {
  const words = new Map(aliases.map((alias) => [alias.place, alias.words]));
  return places.map((place) => {
    const also = words.get(place.address);
    words.delete(place.address); // only the first heading with an address gets them
    return also === undefined ? place : { ...place, also };
  });
}

/** Return a query without the words that it can do without, unless there are no others. */
export function mainWords(text: string, needless: readonly string[]): string {
  const signs = needless.filter((word) => !isSpaced(word));
  const main = runsOf(foldText(text))
    .filter((word) => !needless.includes(word))
    .map((word) => signs.reduce((rest, sign) => rest.replaceAll(sign, " "), word));
  return main.join(" ").trim() || text;
}

/**
 * Return the places that the longest phrase and the two longest words in a text stand for, "" for
 * none. A phrase has several words, or three characters of a script without spaces. Its words may be
 * in another order, and have the slips that `isLike` allows; its characters may have others in
 * between.
 */
export function placesAsked(
  text: string,
  aliases: readonly Alias[],
  isLike: (word: string, other: string) => boolean,
): [byPhrase: string, ...byWords: string[]] {
  const asked = foldText(text);
  const typed = runsOf(asked);
  const has = (words: string) =>
    isSpaced(words)
      ? runsOf(words).every((part) => typed.some((word) => isLike(word, part)))
      : new RegExp(Array.from(words, escape).join(`.{0,${GAP}}`), "u").test(asked);
  const there = groupsOf(aliases).flatMap((group, number) =>
    group.filter(has).map((words) => ({ words, place: aliases[number]?.place ?? "" })),
  );
  there.sort((a, b) => b.words.length - a.words.length);
  const places = (isLong: boolean) => [
    ...new Set(there.filter(({ words }) => isPhrase(words) === isLong).map(({ place }) => place)),
  ];
  return [places(true)[0] ?? "", ...places(false).slice(0, WORDS)];
}

function isPhrase(words: string): boolean {
  return isSpaced(words) ? words.includes(" ") : Array.from(words).length > 2;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
