/** A SIM's number as it is dialled and typed in its own country: what a shop there asks for. */
import { inGroups } from "./digit-groups.ts";
import type { PhoneCheck } from "./phone.ts";

/** By country, as web/trunk-prefixes.mjs makes them: "0" for Thailand, null where that isn't all. */
export type TrunkPrefixes = Readonly<Record<string, string | null>>;

type Judge = (text: string, country: string) => PhoneCheck;

/**
 * The number in groups as it is dialled in the country, and from abroad. `local` is what was typed,
 * and `international` is "", where the number is of another country, or can't be read as one.
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
  const again = judge(`${prefix}${national}`, country); // of another country, it is another number
  const isSame = again.state === "valid" && again.international === international;
  return { local: isSame ? joinPrefix(prefix ?? "", national) : phone, international };
}

/** A 0 is a part of the first group, as in 081; an 8 or 06 stands before it. */
function joinPrefix(prefix: string, national: string): string {
  return prefix === "0" || !prefix
    ? inGroups(`${prefix}${national}`)
    : `${prefix} ${inGroups(national)}`;
}

/** A number apart from its last four digits, which are read aloud and compared. */
export function splitLastFour(number: string): [head: string, last: string] {
  const place = /(?:\d\D*){4}$/.exec(number)?.index ?? 0;
  return [number.slice(0, place), number.slice(place)];
}
