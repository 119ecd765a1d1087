/**
 * Reads the directory from its data file. server/features/operators/datafile.py documents the
 * members.
 */
import type { Course, Rule } from "../domain/validity/index.ts";
import { fetchData } from "../kit/data-file.ts";
import { type Packed, unpack } from "./unpack.ts";

/** `conflict`: sources disagree. `plan`: the tariff or card that a rule is about. */
export type More = {
  notes?: string;
  text?: string;
  steps?: string;
  plan?: string;
  conflict?: 1;
};

type Proven<Kind, Value> = [
  kind: Kind,
  value: Value,
  tier: number,
  year: number,
  sources: string,
  more?: More,
];

/** Tier: 0 confirmed, 1 two sources, 2 one source, 3 old. Year: 0 if unknown. */
export type Fact = Proven<string, string>;

/** What is known of validity: a rule, notes alone, or an English text. */
export type RuleFact = Proven<"rule", Rule | Course> | Proven<"notes", string>;

export const LISTS = ["topup", "vouchers", "support", "waiting"] as const;
export type ListName = "codes" | "rules" | (typeof LISTS)[number];

/** An operator. "*" stands for all networks of the country. Networks are "mcc-mnc". */
export type Operator = {
  name: string;
  also?: string[];
  networks?: string[];
  apns?: string[];
  rules?: RuleFact[];
} & { [list in Exclude<ListName, "rules">]?: Fact[] };

/** `currency` is the country's currency (ISO 4217), if there is only one. */
export type Country = { currency?: string; operators: Operator[] };

export type DataFile = { countries: Record<string, Country> };

export const EVERY_BRAND = "*";
export const NO_COUNTRY = "*";

/** Return the data, saved or from the network. Rejects if there are neither. */
export async function readDataFile(address: string): Promise<DataFile> {
  return unpack(await fetchData<Packed>(address));
}

/** Return the operators whose facts apply to a SIM: its own, by any of its names, and "*". */
export function operatorsOf({ countries }: DataFile, sim: SimOfOperator): Operator[] {
  const names = [sim.operator, sim.brand].map((name) => name.toLowerCase()).filter(Boolean);
  const isOwn = ({ name, also = [] }: Operator) =>
    name === EVERY_BRAND || [name, ...also].some((each) => names.includes(each.toLowerCase()));
  return countries[sim.country]?.operators.filter(isOwn) ?? [];
}

type SimOfOperator = { country: string; operator: string; brand: string };
