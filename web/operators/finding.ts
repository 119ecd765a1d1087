/** Finds a country by its name in any language, by an operator, or by a network's number. */
import { localNames } from "../domain/brand-names.ts";
import { foldText } from "../domain/folding.ts";
import type { DataFile } from "./data-file.ts";

/** A country prepared for search. All text is folded except `shown`, the name of an operator. */
export type Findable = {
  country: string;
  names: readonly string[];
  operators: readonly { shown: string; names: readonly string[]; networks: readonly string[] }[];
};

/** `operators` are those that the query has found, if the country itself doesn't match. */
export type Found = { country: string; operators: readonly string[] };

/**
 * Return the countries prepared for search. `namesOf` returns the names of a country in all
 * languages.
 */
export function findables(file: DataFile, namesOf: (country: string) => string[]): Findable[] {
  return Object.entries(file.countries)
    .filter(([country]) => country !== "*")
    .map(([code, country]) => ({
      country: code,
      names: [code, ...namesOf(code)].map(foldText),
      operators: country.operators
        .filter(({ name }) => name !== "*")
        .map((operator) => ({
          shown: operator.name,
          names: [operator.name, ...(operator.also ?? []), ...localNames(operator.name)].map(
            foldText,
          ),
          networks: operator.networks ?? [],
        })),
    }));
}

/**
 * Return the countries that a query finds: those whose name begins with it (exact matches first),
 * then those whose name contains it, then those with a matching operator. If there are none, those
 * whose name is a part of the query.
 */
export function findCountries(all: readonly Findable[], query: string): Found[] {
  const wanted = foldText(query).trim();
  const found = findAll(all, wanted);
  return found.length > 0 || /\d/.test(wanted) ? found : findNamed(all, wanted);
}

function findAll(all: readonly Findable[], wanted: string): Found[] {
  if (/^\d{3}[- ]?\d{0,3}$/.test(wanted)) return findNetworks(all, wanted.replace(/\D/g, ""));
  const starts = (names: readonly string[]) =>
    names.some((name) => name.startsWith(wanted) || name.includes(` ${wanted}`));
  const includes = (names: readonly string[]) => names.some((name) => name.includes(wanted));
  const isWhole = ({ names }: Findable) => names.includes(wanted);
  const byName = all
    .filter(({ names }) => starts(names))
    .sort((a, b) => Number(isWhole(b)) - Number(isWhole(a)));
  const inName = all.filter((each) => includes(each.names) && !byName.includes(each));
  const byOperator = all
    .filter((each) => !byName.includes(each) && !inName.includes(each))
    .map(({ country, operators }) => ({
      country,
      operators: operators.filter(({ names }) => starts(names)).map(({ shown }) => shown),
    }))
    .filter(({ operators }) => operators.length > 0);
  return [
    ...[...byName, ...inName].map(({ country }) => ({ country, operators: [] })),
    ...byOperator,
  ];
}

/** "ประเทศไทย" contains "ไทย". Codes of two letters are parts of too many words. */
function findNamed(all: readonly Findable[], wanted: string): Found[] {
  const isIn = (name: string) => !/^[a-z]{0,2}$/.test(name) && wanted.includes(name);
  return all
    .filter(({ names }) => names.some(isIn))
    .map(({ country }) => ({ country, operators: [] }));
}

function findNetworks(all: readonly Findable[], digits: string): Found[] {
  return all
    .map(({ country, operators }) => ({
      country,
      operators: operators
        .filter(({ networks }) => networks.some((each) => each.replace("-", "").startsWith(digits)))
        .map(({ shown }) => shown),
    }))
    .filter(({ operators }) => operators.length > 0);
}
