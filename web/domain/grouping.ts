/** Return items by their key, in order. Items whose key is null are left out. */
export function groupBy<T, K extends string>(
  items: readonly T[],
  keyOf: (item: T) => K | null,
): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return groups;
}
