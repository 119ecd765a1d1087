/** Compares a number that was typed again with the number that is about to be topped up. */
import { toAsciiDigits } from "./digits.ts";
import type { Judge } from "./phone.ts";

/** What was typed in place of what. `before` is the typed text up to there, "" at the beginning. */
export type Difference = { before: string; typed: string; kept: string };

/**
 * `differences` is [] for the same number, and all of it if less than half is the same. `isShort`:
 * signs are missing, as while somebody types.
 */
export type Comparison = { isShort: boolean; differences: Difference[] };

type Run = [from: number, to: number, end: number];

/** The most differences that are told one by one. */
const FEW = 2;

/**
 * Return how a typed number differs from another number of a country. It is the same in any
 * spelling; without a judge, only as it was typed before.
 */
export function compareNumbers(
  typed: string,
  kept: string,
  country: string,
  judge: Judge | null,
): Comparison {
  const number = internationalOf(typed, country, judge);
  const own = internationalOf(kept, country, judge);
  if (number && own ? number === own : plainOf(typed) === plainOf(kept)) {
    return { isShort: false, differences: [] };
  }
  const spellings = [plainOf(kept), ...spellingsOf(own)].map((each) => Array.from(each));
  const signs = signsOf(typed);
  const plain = signs.map(({ sign }) => sign);
  const [closest = []] = spellings.sort((a, b) => wrongIn(plain, a) - wrongIn(plain, b));
  const isShort = plain.length < closest.length;
  const isOther = wrongIn(plain, closest) * 2 > closest.length;
  const runs: Run[] = isOther ? [[0, plain.length, closest.length]] : runsOf(plain, closest);
  const differences = runs.map(([from, to, end]) => ({
    before: from > 0 ? typed.slice(0, signs[from - 1]?.end) : "",
    typed: plain.slice(from, to).join(""),
    kept: closest.slice(from, end).join(""),
  }));
  return { isShort, differences };
}

/** Return the digits, as 0 to 9, with a plus and anything else that is no punctuation. */
function signsOf(text: string): { sign: string; end: number }[] {
  let end = 0;
  return Array.from(text).flatMap((each) => {
    end += each.length;
    const sign = each === "\uff0b" ? "+" : toAsciiDigits(each);
    return /[\p{L}\p{N}*#+]/u.test(sign) ? [{ sign, end }] : [];
  });
}

function internationalOf(text: string, country: string, judge: Judge | null): string {
  const check = judge?.(text, country);
  return check && check.state !== "problem" ? check.international : "";
}

/** Return the dialled signs, with a plus for the 00 before a country's code. */
function plainOf(text: string): string {
  const signs = signsOf(text).map(({ sign }) => sign);
  return signs.join("").replace(/^00/, "+");
}

/** Return the ways to write an international number, of which the closest is compared. */
function spellingsOf(international: string): string[] {
  if (!international) return [];
  const [code = "", ...groups] = international.split(" ");
  const national = groups.join("");
  return [code, code.replace("+", "00"), code.slice(1), "0", ""].map((each) => each + national);
}

/** Return how many signs are wrong: at their places, or between both ends. */
function wrongIn(one: string[], other: string[]): number {
  const [first, last] = endsOf(one, other);
  const there = one.filter((sign, place) => sign === other[place]).length;
  const right = Math.max(first + last, one.length === other.length ? there : 0);
  return Math.max(one.length, other.length) - right;
}

/** Return how many signs are the same at the beginning, and at the end. */
function endsOf(one: string[], other: string[]): [first: number, last: number] {
  const most = Math.min(one.length, other.length);
  let first = 0;
  while (first < most && one[first] === other[first]) first++;
  let last = 0;
  while (last < most - first && one.at(-1 - last) === other.at(-1 - last)) last++;
  return [first, last];
}

/**
 * Return where the signs differ: a beginning, and the end in each. Numbers of one length are
 * compared place by place. Both sides of a run have a sign, so that both can be named.
 */
function runsOf(one: string[], other: string[]): Run[] {
  const runs: Run[] = [];
  for (const [place, sign] of one.entries()) {
    if (sign === other[place]) continue;
    const last = runs.at(-1);
    if (last?.[1] === place) last[1] = last[2] = place + 1;
    else runs.push([place, place + 1, place + 1]);
  }
  if (one.length === other.length && runs.length <= FEW) return runs;
  const [first, last] = endsOf(one, other);
  const [to, end] = [one.length - last, other.length - last];
  if (first < to && first < end) return [[first, to, end]];
  return first > 0 ? [[first - 1, to, end]] : [[0, to + 1, end + 1]];
}
