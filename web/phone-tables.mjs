// What is kept of libphonenumber's tables: enough to judge a number, and nothing to write it.

// The tables let some numbers pass by their length alone, or don't know a length that is in use.
const NORTH_AMERICA = "(?=...[2-9])"; // no central office code there begins with 0 or 1
const LONGER = { CN: 13 }; // data cards: 10646 to 10649 and 14 with further digits

/**
 * Rows by country: the calling code, a pattern of national numbers, their lengths, and where there
 * is one the prefix with which they are dialled in the country, and what to put in its place.
 * The main one of those that share a calling code comes first. Codes of no country, as those of
 * travel SIMs, stand in for a name.
 */
export function phoneTables({ countries, country_calling_codes: codes, nonGeographic }) {
  const names = Object.values(codes).flat();
  const sorted = names.filter((name) => countries[name]).map((name) => [name, countries[name]]);
  const rows = [...sorted, ...Object.entries(nonGeographic)];
  return Object.fromEntries(rows.map(([name, metadata]) => [name, row(name, metadata)]));
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
