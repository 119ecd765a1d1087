/** Return whether a value is UTC text with milliseconds: "2026-11-22T07:59:00.000Z". */
export function isTimestamp(value: unknown): value is string {
  const epoch = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(epoch) && new Date(epoch).toISOString() === value;
}
