/** The index of everything on the phone, and its search. */
import { toAsciiDigits } from "../domain/digits.ts";
import { foldText } from "../domain/folding.ts";
import {
  type Alias,
  addAliases,
  groupsOf,
  mainWords,
  placesAsked,
} from "../domain/search/aliases.ts";
import type { Place } from "../domain/search/place.ts";
import { slipsBetween } from "../domain/search/slips.ts";
import { type Hit, TextIndex } from "../domain/search/text-index.ts";
import { placesNamed } from "../domain/search/named.ts";
import { isSpaced, runsOf, withSigns, wordCutter } from "../domain/search/words.ts";

export type Found = Pick<Place, "kind" | "address" | "title" | "about">;
const MOST_FOUND = 30;
const FEW = 3; // with fewer results, the search is repeated in a wider way
// The user's own SIMs are few and searched by name. A page of the guide says more than a list of
// codes.
const WEIGHTS: Record<Place["kind"], number> = {
  ...{ sim: 1.6, receipt: 1, guide: 1.4, place: 1.5, country: 1.2, operator: 1 },
};

const BOOSTS = [4, 3, 1.5, 1]; // of names, other names, what it belongs to, text

export class Index {
  readonly #texts: TextIndex;
  readonly #places: readonly Place[];
  readonly #aliases: readonly Alias[];
  readonly #needless: readonly string[];
  readonly #cut: (text: string) => string[];
  readonly #cutSigns: (text: string) => string[];

  /** `language` is a BCP 47 tag. */
  constructor(places: readonly Place[], language: string, aliases: readonly Alias[] = []) {
    const cut = wordCutter(language);
    this.#cut = cut;
    this.#cutSigns = (text) => withSigns(cut(text));
    this.#places = addAliases(places, aliases);
    this.#aliases = aliases.filter(({ place }) => place);
    this.#needless = groupsOf(aliases.filter(({ place }) => !place)).flat();
    const fields = this.#places.map((each) => [each.names, each.also ?? "", each.about, each.text]);
    this.#texts = new TextIndex(fields, BOOSTS, this.#cutSigns);
  }

  /**
   * Return the results, best first: the place that a phrase stands for, then places by their words.
   * A country and an operator that the text names are among the first few, or come first if it has
   * no other words, or no spaces (香港卡). Without a phrase, the places that words stand for are among
   * the first few too.
   */
  find(query: string): Found[] {
    const text = asOneNumber(query);
    const main = foldText(mainWords(text, this.#needless));
    const [byPhrase] = placesAsked(text, this.#aliases, isLike);
    const [, ...byWords] = placesAsked(main, this.#aliases, isLike);
    const found = this.#collect(text, main, this.#at(byPhrase));
    const named = placesNamed(main, this.#places);
    const isAlone = !byPhrase && runsOf(main).length === 1;
    const first = isAlone ? [...named, ...found] : found;
    const meant = byPhrase ? [] : byWords.flatMap((place) => this.#at(place));
    return amongFirst(first, [...named, ...meant].slice(0, FEW)).slice(0, MOST_FOUND);
  }

  #at(place: string): Place[] {
    return this.#places.filter(({ address }) => address === place).slice(0, 1);
  }

  /**
   * Return the first places, then those with all words of the text. If there are few: places with
   * all of its main words, then with some of them, or with wrong letters.
   */
  #collect(text: string, main: string, first: readonly Place[]): Found[] {
    const found = new Map<string, Found>();
    const add = (more: readonly Found[]) => {
      for (const each of more) if (!found.has(each.address)) found.set(each.address, each);
    };
    add(first);
    const all = { all: true, cut: this.#cut };
    add(this.#rank(this.#texts.find(text, all)));
    if (found.size < FEW) add(this.#rank(this.#texts.find(main, all)));
    // Here single characters count too: 话费 is found where the text was cut otherwise.
    const some = { all: false, cut: this.#cutSigns };
    if (found.size < FEW) add(this.#rank(this.#texts.find(main, { ...some, forgives: slipsIn })));
    return [...found.values()];
  }

  #rank(hits: readonly Hit[]): Place[] {
    return hits
      .flatMap(({ text, score }) => {
        const place = this.#places[text];
        return place ? [{ place, score: score * WEIGHTS[place.kind] }] : [];
      })
      .sort((a, b) => b.score - a.score)
      .map(({ place }) => place);
  }
}

/**
 * Return results, each once, with these places among the first few of them. A country isn't missing
 * there if one of its operators is there.
 */
function amongFirst(found: readonly Found[], wanted: readonly Place[]): Found[] {
  const among = found.slice(0, FEW);
  const missing = wanted.filter(({ kind, address }) => {
    const isThere = (one: Found) =>
      one.address === address || (kind === "country" && one.address.startsWith(`${address}#`));
    return !among.some(isThere);
  });
  const isOther = ({ address }: Found) => Number(wanted.every((each) => each.address !== address));
  if (missing.length > 0) among.sort((a, b) => isOther(a) - isOther(b));
  const all = [...among.slice(0, FEW - missing.length), ...missing, ...found];
  return [...new Map(all.map((each) => [each.address, each])).values()];
}

/** Return how many letters of a word may be wrong. Two swapped letters count once. */
function slipsIn(term: string): number {
  if (!isSpaced(term) || /\d/.test(term) || term.length < 4) return 0;
  return term.length < 8 ? 1 : 2;
}

/** Return whether a typed word may be another one: with slips, or an ending. */
function isLike(word: string, other: string): boolean {
  const most = slipsIn(other);
  return (
    word === other ||
    (most > 0 && (word.startsWith(other) || slipsBetween(word, other, most) <= most))
  );
}

/** Return a phone number without separators; other text unchanged. */
function asOneNumber(text: string): string {
  const plain = toAsciiDigits(text).trim();
  return /^\+?[\d\s().-]{7,}$/.test(plain) ? plain.replace(/\D/g, "") : text;
}
