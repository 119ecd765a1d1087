/** Whether a value is UTC text with milliseconds. */
export function isTimestamp(value: unknown): value is string {
  const epoch = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(epoch) && new Date(epoch).toISOString() === value;
}
