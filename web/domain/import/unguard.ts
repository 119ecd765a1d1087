// As `../csv-guard.ts` has them. What two sections share is a part of the core, which is full; tests
// ask that the one takes back what the other has done.
const NUMBER = String.raw`[0０]\p{Nd}+|\p{Nd}{12,}|\d*[.,]?\d+e[+-]?\d+|(?:[.,' \u00a0\u202f’]?\d){16,}|\(\d[\d.,]*\)`;
const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|" +
  "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DAY = String.raw`\d\d?[-/]\d{1,4}(?:[-/]\d{1,4})?|[1-9]\d{3}(?:[-/]\d\d?|/\d\d?/\d\d?)|\d\d?\.\d\d?\.\d{2,4}`;
const NAMED_DAY = String.raw`${MONTH}[-/. ]?\d{1,4}|\d{1,4}[-/. ]?${MONTH}(?:[-/. ]\d{2,4})?`;
const TIME = String.raw`\d{1,4}:\d\d(?::\d\d)?(?: ?[ap]m?)?`;
const CHANGED = String.raw`(?:${NUMBER}|${DAY}|${NAMED_DAY}|${TIME})[\s"']*(?:$|[;,|\t\r\n])`;
const GUARDED = new RegExp(
  String.raw`(^|[;,|\t\r\n])'(?=[\s"']*(?:[=+\-@＝＋－＠]|${CHANGED}))`,
  "giu",
);
const GUARDED_CONTROL = /^'(?='*[\t\r\n])/;

/** A cell of our own table without the apostrophes that `guard` has put on. */
export function unguard(cell: string): string {
  const plain = cell.replace(GUARDED, "$1");
  return plain === cell ? cell.replace(GUARDED_CONTROL, "") : plain;
}
