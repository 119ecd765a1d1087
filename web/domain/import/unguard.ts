const GUARDED = /(^|[;,|\t\r\n])'(?=[\s"']*[=+\-@＝＋－＠])/g;
const CHANGED = /^'(?='*(?:[\t\r\n]|(?:0\d+|\d{12,}|\d+[eE]\d+)$))/;

/** A cell of our own table without the apostrophes that `guard` has put on. */
export function unguard(cell: string): string {
  const plain = cell.replace(GUARDED, "$1");
  return plain === cell ? cell.replace(CHANGED, "") : plain;
}
