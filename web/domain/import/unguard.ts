// The same patterns as in `../csv-guard.ts`. They are written twice because code that two sections
// share is part of the core, which has no room left. Tests check that one reverses the other.
const CHANGED_NUMBER = String.raw`(?:[0０]\p{Nd}+|\p{Nd}{12,}|\d+[eE]\d+|(?:[.' ]?\d){16,})[\s"']*(?:$|[;,|\t\r\n])`;
const GUARDED = new RegExp(
  String.raw`(^|[;,|\t\r\n])'(?=[\s"']*(?:[=+\-@＝＋－＠]|${CHANGED_NUMBER}))`,
  "gu",
);
const GUARDED_CONTROL = /^'(?='*[\t\r\n])/;

/** Return a cell of our own table without the apostrophes that `guard` has added. */
export function unguard(cell: string): string {
  const plain = cell.replace(GUARDED, "$1");
  return plain === cell ? cell.replace(GUARDED_CONTROL, "") : plain;
}
