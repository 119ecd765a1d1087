// Makes the file of operators' rules for phones, `[country, brand, rule, source, year or 0, tier]`,
// from the table that server/features/operators/data/README.md describes. A row without a rule has
// its text in that place. Old rows are left out, and parts of the sources that aren't shown.

/** Return the compact rules of a table of validity. Throws for a rule that isn't JSON. */
export function readPresets(table) {
  const [header, ...rows] = table.trimEnd().split("\n");
  const names = header.split("\t");
  return rows
    .map((row) => Object.fromEntries(row.split("\t").map((cell, index) => [names[index], cell])))
    .filter(({ tier }) => tier !== "old")
    .map(({ country, brand, rule, text, source, year, tier }) => {
      const says = rule ? JSON.parse(rule) : text;
      return [country, brand, says, publishers(source), Number(year) || 0, tier];
    });
}

/** Returns the publishers: sites, or names without remarks and year, as in datafile.py. */
function publishers(source) {
  const names = source.split("; ").map((each) => {
    const [site] = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+/.exec(each) ?? [];
    return site ?? each.replace(/ \(.*| \d{4}$/g, "");
  });
  return [...new Set(names)].join(", ");
}
