/** A full-text index of texts with several fields. */
import { slipsBetween } from "./slips.ts";

/**
 * How to search. `all`: every word must be found, else one is enough. `cut` splits the query into
 * words. `forgives` returns how many letters of a word may be wrong.
 */
export type SearchOptions = {
  all: boolean;
  cut: (text: string) => string[];
  forgives?: (term: string) => number;
};
export type Hit = { text: number; score: number };

// BM25+ (Lv and Zhai, "Lower-bounding term frequency normalization", 2011) with usual parameters.
const SATURATION = 1.2;
const LENGTH = 0.7;
const LOWER_BOUND = 0.5;
// Words that only begin with the term, or have a wrong letter, count less the more they differ.
const BEGUN = 0.375;
const BEGUN_FALL = 0.3;
const SLIPPED = 0.45;

type Posting = { text: number; field: number; count: number };

export class TextIndex {
  readonly #postings = new Map<string, Posting[]>();
  readonly #lengths: number[][] = [];
  readonly #means: number[] = [];
  readonly #boosts: readonly number[];
  #terms: string[] = [];

  /** `texts` are the fields of each text, `boosts` the weight of a word in each field. */
  constructor(
    texts: readonly (readonly string[])[],
    boosts: readonly number[],
    cut: (text: string) => string[],
  ) {
    this.#boosts = boosts;
    for (const [text, fields] of texts.entries()) {
      this.#lengths.push(fields.map((value, field) => this.#add(cut(value), { text, field })));
    }
    this.#terms = [...this.#postings.keys()].sort();
    for (const field of boosts.keys()) {
      const total = this.#lengths.reduce((sum, lengths) => sum + (lengths[field] ?? 0), 0);
      this.#means.push(total / Math.max(1, texts.length) || 1);
    }
  }

  #add(terms: readonly string[], at: { text: number; field: number }): number {
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const postings = this.#postings.get(term) ?? [];
      postings.push({ ...at, count });
      this.#postings.set(term, postings);
    }
    return terms.length;
  }

  /** Return the texts that a query finds, best first. */
  find(query: string, { all, cut, forgives }: SearchOptions): Hit[] {
    const terms = cut(query);
    const found = new Map<number, { score: number; terms: number }>();
    for (const [place, term] of terms.entries()) {
      // The last word may be incomplete. A short word before it is complete.
      const isBegun = place === terms.length - 1 || term.length > 3;
      for (const [text, score] of this.#scores(term, isBegun, forgives?.(term) ?? 0)) {
        const before = found.get(text) ?? { score: 0, terms: 0 };
        found.set(text, { score: before.score + score, terms: before.terms + 1 });
      }
    }
    return [...found]
      .filter(([, each]) => !all || each.terms === terms.length)
      .map(([text, each]) => ({ text, score: each.score * each.terms }))
      .sort((a, b) => b.score - a.score);
  }

  #scores(term: string, isBegun: boolean, slips: number): Map<number, number> {
    const scores = new Map<number, number>();
    for (const [like, weight] of this.#termsLike(term, isBegun, slips)) {
      for (const [text, score] of this.#scoresOf(like)) {
        scores.set(text, (scores.get(text) ?? 0) + score * weight);
      }
    }
    return scores;
  }

  *#termsLike(term: string, isBegun: boolean, slips: number): Generator<[string, number]> {
    if (this.#postings.has(term)) yield [term, 1];
    const more = (like: string) => like.length - term.length;
    for (const like of isBegun ? this.#begunWith(term) : []) {
      yield [like, (BEGUN * like.length) / (like.length + BEGUN_FALL * more(like))];
    }
    for (const like of slips > 0 ? this.#terms : []) {
      if (like.startsWith(term)) continue;
      const apart = slipsBetween(term, like, slips);
      if (apart <= slips) yield [like, (SLIPPED * like.length) / (like.length + apart)];
    }
  }

  #begunWith(term: string): string[] {
    let [low, high] = [0, this.#terms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#terms[middle] ?? "") <= term) low = middle + 1;
      else high = middle;
    }
    let end = low;
    for (const like of this.#terms.slice(low)) {
      if (!like.startsWith(term)) break;
      end++;
    }
    return this.#terms.slice(low, end);
  }

  *#scoresOf(term: string): Generator<[number, number]> {
    const postings = this.#postings.get(term) ?? [];
    const inField = this.#boosts.map(
      (_, at) => postings.filter(({ field }) => field === at).length,
    );
    for (const { text, field, count } of postings) {
      const among = inField[field] ?? 0;
      const rarity = Math.log(1 + (this.#lengths.length - among + 0.5) / (among + 0.5));
      const length = (this.#lengths[text]?.[field] ?? 0) / (this.#means[field] ?? 1);
      const bound = SATURATION * (1 - LENGTH + LENGTH * length);
      const weight = LOWER_BOUND + (count * (SATURATION + 1)) / (count + bound);
      yield [text, (this.#boosts[field] ?? 1) * rarity * weight];
    }
  }
}
