/**
 * Writes a SIM's number as it is dialled in its own country, which is what a shop there asks for.
 */
import { inGroups } from "./digit-groups.ts";
import type { Judge } from "./phone.ts";

/**
 * The trunk prefix by country, from web/trunk-prefixes.mjs: "0" for Thailand, null where national
 * numbers need more than a prefix.
 */
export type TrunkPrefixes = Readonly<Record<string, string | null>>;

/**
 * Return the number in groups as it is dialled in the country and from abroad. If it is a number of
 * another country, or can't be read, `local` is the typed text and `international` is "".
 */
export function bothForms(
  phone: string,
  country: string,
  prefixes: TrunkPrefixes,
  judge: Judge,
): { local: string; international: string } {
  const check = judge(phone, country);
  if (check.state !== "valid") return { local: phone, international: "" };
  const { international } = check;
  const national = international.slice(international.indexOf(" ")).replace(/\D/g, "");
  const prefix = Object.hasOwn(prefixes, country) ? prefixes[country] : "";
  if (prefix === null) return { local: phone, international };
  const again = judge(`${prefix}${national}`, country); // it may be a number of another country
  const isSame = again.state === "valid" && again.international === international;
  return { local: isSame ? joinPrefix(prefix ?? "", national) : phone, international };
}

/** A prefix 0 belongs to the first group (081); an 8 or 06 is a group of its own. */
function joinPrefix(prefix: string, national: string): string {
  return prefix === "0" || !prefix
    ? inGroups(`${prefix}${national}`)
    : `${prefix} ${inGroups(national)}`;
}

/**
 * Return a number in two parts: the last four digits, which people read aloud and compare, apart.
 */
export function splitLastFour(number: string): [head: string, last: string] {
  const place = /(?:\d\D*){4}$/.exec(number)?.index ?? 0;
  return [number.slice(0, place), number.slice(place)];
}
