/** The directory as the data file has it; server/…/operators/datafile.py says what each member is. */

export type More = { notes?: string; text?: string; steps?: string; conflict?: string };

/**
 * Tier: 0 confirmed, 1 two sources, 2 one source, 3 old. Year: 0 where none is known. Sources: the
 * indexes of the first, and `-n` where there are n more.
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

/** An operator; the one named "*" stands for all networks of the country. */
export type Operator = {
  name: string;
  also?: string[];
  networks?: string;
  codes?: Fact[];
  apns?: string[];
} & { [list in ListName]?: Fact[] };

/** `currency`: the one that is paid with there, ISO 4217, where there is just one. */
export type Country = { mcc: string; currency?: string; operators: Operator[] };

export type DataFile = {
  schema: number;
  sources: string[];
  countries: Record<string, Country>;
};

export const EVERY_BRAND = "*";
export const NO_COUNTRY = "*";

/** The data, saved or from the network. Rejects where there are neither. */
export async function readDataFile(address: string): Promise<DataFile> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return (await response.json()) as DataFile;
}

/** The operators whose facts hold for a SIM: its own by any of its names, and what all have. */
export function operatorsOf({ countries }: DataFile, sim: SimOfOperator): Operator[] {
  const names = [sim.operator, sim.brand].map((name) => name.toLowerCase()).filter(Boolean);
  const isOwn = ({ name, also = [] }: Operator) =>
    name === EVERY_BRAND || [name, ...also].some((each) => names.includes(each.toLowerCase()));
  return countries[sim.country]?.operators.filter(isOwn) ?? [];
}

type SimOfOperator = { country: string; operator: string; brand: string };

/** The networks of an operator as "mcc-mnc"; those of the country's own mcc are shortened. */
export function networksOf({ networks = "" }: Operator, { mcc }: Country): string[] {
  const given = networks.split(" ").filter(Boolean);
  return given.map((network) => (network.includes("-") ? network : `${mcc}-${network}`));
}
