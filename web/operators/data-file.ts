/**
 * Reads the data file of the directory; server/features/operators/datafile.py documents its
 * members.
 */
import { fetchData } from "../kit/data-file.ts";

export type More = { notes?: string; text?: string; steps?: string; conflict?: string };

/**
 * Tier: 0 confirmed, 1 two sources, 2 one source, 3 old. Year: 0 if unknown. Sources: the indexes
 * of the first ones, and `-n` if there are n more.
 */
export type Fact = [
  kind: string,
  value: string,
  tier: number,
  year: number,
  sources: number[],
  more?: More,
];

export const LISTS = ["topup", "vouchers", "support", "waiting"] as const;
export type ListName = (typeof LISTS)[number];

/** An operator. "*" stands for all networks of the country. */
export type Operator = {
  name: string;
  also?: string[];
  networks?: string;
  codes?: Fact[];
  apns?: string[];
} & { [list in ListName]?: Fact[] };

/** `currency` is the country's currency (ISO 4217), if there is only one. */
export type Country = { mcc: string; currency?: string; operators: Operator[] };

export type DataFile = {
  schema: number;
  sources: string[];
  countries: Record<string, Country>;
};

export const EVERY_BRAND = "*";
export const NO_COUNTRY = "*";

/** Return the data, saved or from the network. Rejects if there are neither. */
export function readDataFile(address: string): Promise<DataFile> {
  return fetchData(address);
}

/** Return the operators whose facts apply to a SIM: its own, by any of its names, and "*". */
export function operatorsOf({ countries }: DataFile, sim: SimOfOperator): Operator[] {
  const names = [sim.operator, sim.brand].map((name) => name.toLowerCase()).filter(Boolean);
  const isOwn = ({ name, also = [] }: Operator) =>
    name === EVERY_BRAND || [name, ...also].some((each) => names.includes(each.toLowerCase()));
  return countries[sim.country]?.operators.filter(isOwn) ?? [];
}

type SimOfOperator = { country: string; operator: string; brand: string };

/** Return the networks of an operator as "mcc-mnc". The file omits the country's own mcc. */
export function networksOf({ networks = "" }: Operator, { mcc }: Country): string[] {
  const given = networks.split(" ").filter(Boolean);
  return given.map((network) => (network.includes("-") ? network : `${mcc}-${network}`));
}
