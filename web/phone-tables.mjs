// Splits libphonenumber's tables by country, so that no file of a release is large.

/** The tables in so many parts, about as long as each other; the first has what isn't by country. */
export function splitTables({ countries, ...rest }, count) {
  const parts = Array.from({ length: count }, () => ({ countries: {} }));
  const whole = JSON.stringify(countries).length;
  let passed = 0;
  for (const [country, table] of Object.entries(countries)) {
    parts[Math.floor((passed / whole) * count)].countries[country] = table;
    passed += JSON.stringify({ [country]: table }).length - 1;
  }
  return parts.map((part, index) => (index === 0 ? { ...rest, ...part } : part));
}
