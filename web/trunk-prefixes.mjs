// What is dialled before a mobile number inside its country, as libphonenumber writes an example.
import { parsePhoneNumber } from "libphonenumber-js/core";

/**
 * Prefixes by country: {"TH": "0", "HU": "06", …}; a country where nothing is put in front is not
 * there. It is null where the country's own way of writing does more, as Argentina's.
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
