/** What a backup lacks of the log. */
export type Version = { id: string; updatedAt: string };

/** Return the `updatedAt` of stored records by id of which a backup holds no such version. */
export function lacksOf(
  stored: readonly Version[],
  held: readonly Version[],
): Record<string, string> {
  const versions = new Map(held.map(({ id, updatedAt }) => [id, updatedAt]));
  const others = stored.filter(({ id, updatedAt }) => versions.get(id) !== updatedAt);
  return Object.fromEntries(others.map(({ id, updatedAt }) => [id, updatedAt]));
}
