// Finds the prefix of mobile numbers within each country, from libphonenumber's formatted examples.
import { parsePhoneNumber } from "libphonenumber-js/core";

/**
 * Return the prefixes by country: {"TH": "0", "HU": "06", …}, without countries that have none.
 * Null where the national form differs in more than a prefix, as in Argentina.
 */
export function trunkPrefixes(metadata, examples) {
  const prefixes = Object.entries(examples).map(([country, example]) => {
    const number = parsePhoneNumber(example, country, metadata);
    const written = number.formatNational().replace(/\D/g, "");
    const isPrefixed = written.endsWith(number.nationalNumber);
    return [country, isPrefixed ? written.slice(0, -number.nationalNumber.length) : null];
  });
  return Object.fromEntries(prefixes.filter(([, prefix]) => prefix !== ""));
}
