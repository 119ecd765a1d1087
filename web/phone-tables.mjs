// Reduces libphonenumber's tables to what is needed to check a number.

// Corrections: for some numbers the tables check only the length, or lack a length that is in use.
const NORTH_AMERICA = "(?=...[2-9])"; // no central office code begins with 0 or 1
const LONGER = { CN: 13 }; // data cards: 10646 to 10649 and 14 with further digits

/**
 * Return rows by country: the calling code, a pattern of national numbers, their lengths and, if
 * there is one, the prefix for calls within the country and its replacement. Of countries with one
 * calling code, the main one comes first. Codes without a country, such as those of travel SIMs,
 * have the code instead of a country.
 */
export function phoneTables({ countries, country_calling_codes: codes, nonGeographic }) {
  const names = Object.values(codes).flat();
  const sorted = names.filter((name) => countries[name]).map((name) => [name, countries[name]]);
  const rows = [...sorted, ...Object.entries(nonGeographic)];
  return Object.fromEntries(rows.map(([name, metadata]) => [name, row(name, metadata)]));
}

/**
 * Return the tables in columns, a line each, in which `D` is `\\d` and `<` is `(?:`. They compress
 * better than rows, by a seventh. `readTables` of web/domain/phone-columns.ts reads them. Throws if a
 * table has such a sign.
 */
export function packTables(tables) {
  const rows = Object.values(tables).map(([code, pattern, lengths, prefix, transform]) => [
    String(code),
    pattern,
    lengths.map((length) => length.toString(36)).join(""),
    prefix || "",
    transform ?? "",
  ]);
  if (/[D<\s]/.test(rows.flat().join(""))) throw new Error("A phone table has a D, < or space.");
  const columns = rows[0].map((_, column) => rows.map((cells) => cells[column]).join(" "));
  const text = columns.join("\n").replaceAll("\\d", "D").replaceAll("(?:", "<");
  return `${Object.keys(tables).join(" ")}\n${text}`;
}

function row(name, [code, , pattern, lengths, , prefix, , parsed, transform]) {
  const longer = LONGER[name] ? [LONGER[name]] : [];
  const members = [
    Number(code),
    code === "1" ? `${NORTH_AMERICA}(?:${pattern})` : pattern,
    [...lengths, ...longer],
    parsed || prefix || 0,
    transform || 0,
  ];
  while (members.at(-1) === 0) members.pop();
  return members;
}
