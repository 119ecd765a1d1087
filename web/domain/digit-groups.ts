/**
 * Return digits in groups of three, with one or two groups of four at the end where a group of one
 * or two digits would be left.
 */
export function inGroups(digits: string): string {
  const fours = (digits.length % 3) * 4;
  if (fours > digits.length) return digits;
  const head = digits.slice(0, digits.length - fours).match(/\d{3}/g) ?? [];
  return [...head, ...(digits.slice(digits.length - fours).match(/\d{4}/g) ?? [])].join(" ");
}
