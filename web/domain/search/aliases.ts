/** Other words for the same thing: a person who types "recharge" looks for the guide's "top-up". */
import { foldText } from "../folding.ts";
import type { Place } from "./place.ts";
import { isSpaced } from "./words.ts";

/**
 * Words with the same meaning, separated by commas of any script, and the address of their place.
 */
export type Alias = { place: string; words: string };

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

/**
 * Return other wordings of a query: a word of a group is replaced by each other word of the group.
 * In scripts with spaces only whole words are replaced.
 */
export function otherWordings(text: string, groups: readonly (readonly string[])[]): string[] {
  const asked = foldText(text);
  const ways = groups.flatMap((group) => {
    // Only the longest word counts: "emergency credit" isn't the "credit" of another group.
    const there = group.filter((word) => contains(asked, word));
    const [longest] = there.sort((a, b) => b.length - a.length);
    if (!longest) return [];
    return group.filter((word) => word !== longest).map((word) => replace(asked, longest, word));
  });
  return [...new Set(ways)];
}

/**
 * Return the place named by the longest phrase in a text, or "". A phrase has several words, or
 * three characters of a script without spaces.
 */
export function placeAsked(text: string, aliases: readonly Alias[]): string {
  const asked = foldText(text);
  const groups = groupsOf(aliases);
  let [found, length] = ["", 0];
  for (const [number, { place }] of aliases.entries()) {
    const there = groups[number]?.filter((words) => isPhrase(words) && contains(asked, words));
    const longest = Math.max(0, ...(there ?? []).map((words) => words.length));
    if (longest > length) [found, length] = [place, longest];
  }
  return found;
}

function isPhrase(words: string): boolean {
  return isSpaced(words) ? words.includes(" ") : Array.from(words).length > 2;
}

function contains(text: string, word: string): boolean {
  return findWord(word).test(text);
}

function replace(text: string, word: string, other: string): string {
  return text.replace(findWord(word), `$1${isSpaced(word) ? "" : " "}${other} `).trim();
}

function findWord(word: string): RegExp {
  const plain = word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return isSpaced(word)
    ? new RegExp(`(^|[^\\p{L}\\p{M}\\p{N}])${plain}(?![\\p{L}\\p{M}\\p{N}])`, "u")
    : new RegExp(`()${plain}`, "u");
}
