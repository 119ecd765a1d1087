// As `../csv-guard.ts` has them. What two sections share is a part of the core, which is full; tests
// ask that the one takes back what the other has done.
const CHANGED_NUMBER = String.raw`(?:[0０]\p{Nd}+|\p{Nd}{12,}|\d+[eE]\d+|(?:[.' ]?\d){16,})[\s"']*(?:$|[;,|\t\r\n])`;
const GUARDED = new RegExp(
  String.raw`(^|[;,|\t\r\n])'(?=[\s"']*(?:[=+\-@＝＋－＠]|${CHANGED_NUMBER}))`,
  "gu",
);
const GUARDED_CONTROL = /^'(?='*[\t\r\n])/;

/** A cell of our own table without the apostrophes that `guard` has put on. */
export function unguard(cell: string): string {
  const plain = cell.replace(GUARDED, "$1");
  return plain === cell ? cell.replace(GUARDED_CONTROL, "") : plain;
}
