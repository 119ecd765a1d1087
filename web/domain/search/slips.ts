/** Edit distance of words. */

/**
 * Return how many letters must be added, removed, changed or swapped with their neighbour to turn
 * one word into the other; `most + 1` if it is more than `most`. It is the optimal string alignment
 * distance: Boytsov, "Indexing methods for approximate dictionary searching" (2011).
 */
export function slipsBetween(one: string, other: string, most: number): number {
  const tooMany = most + 1;
  if (Math.abs(one.length - other.length) > most) return tooMany;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let place = 1; place <= other.length; place++) {
      const isSame = one[row - 1] === other[place - 1];
      let least = Math.min(
        (last[place] ?? 0) + 1,
        (now[place - 1] ?? 0) + 1,
        (last[place - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isExchanged = one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1];
      if (row > 1 && place > 1 && isExchanged)
        least = Math.min(least, (before[place - 2] ?? 0) + 1);
      now.push(least);
    }
    if (Math.min(...now) > most) return tooMany;
    [before, last] = [last, now];
  }
  return Math.min(last[other.length] ?? tooMany, tooMany);
}
