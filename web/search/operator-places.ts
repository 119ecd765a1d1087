/** Countries and operators of the directory as search results, with the names of their codes. */
import { localNames } from "../domain/brand-names.ts";
import type { Place } from "../domain/search/place.ts";
import { type DataFile, EVERY_BRAND, NO_COUNTRY, type Operator } from "../operators/data-file.ts";

// The first names of a country: the page's, the English, and its own.
const NEAR = 3;

/** What the page provides: names of countries and of kinds of codes, and a country's address and whether it is near. */
export type Naming = {
  country: (country: string) => string[];
  kind: (kind: string) => string;
  address: (country: string) => string;
  isNear: (country: string) => boolean;
};

export function operatorPlaces({ countries }: DataFile, naming: Naming): Place[] {
  return Object.entries(countries)
    .filter(([code]) => code !== NO_COUNTRY)
    .flatMap(([code, { operators }]) => {
      const names = naming.country(code);
      const [title = code] = names;
      const country: Place = {
        kind: "country",
        address: naming.address(code),
        title,
        called: names,
        names: [...names.slice(0, NEAR), code].join(" "),
        about: "",
        text: [...names, ...operators.map(({ name }) => name)].join(" "),
      };
      const own = operators.flatMap((operator, place) =>
        operator.name === EVERY_BRAND
          ? []
          : [
              {
                ...operatorPlace(
                  operator,
                  names.slice(0, NEAR),
                  `${naming.address(code)}#operator-${place}`,
                  naming.kind,
                ),
                isNear: naming.isNear(code),
              },
            ],
      );
      return [country, ...own];
    });
}

function operatorPlace(
  { name, also = [], networks = [], codes = [] }: Operator,
  countryNames: readonly string[],
  address: string,
  kindWord: (kind: string) => string,
): Place {
  const called = [name, ...also, ...localNames(name)];
  const kinds = [...new Set(codes.map(([kind]) => kind))].map(kindWord);
  return {
    kind: "operator",
    address,
    title: name,
    called,
    names: called.join(" "),
    about: countryNames[0] ?? "",
    text: [
      ...countryNames,
      ...kinds,
      ...codes.map(([, value]) => value),
      ...networks.flatMap((each) => [each, each.replace("-", "")]),
    ].join(" "),
  };
}
