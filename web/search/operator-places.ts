/** Countries and operators of the directory as search results, with the names of their codes. */
import { localNames } from "../domain/brand-names.ts";
import { foldText } from "../domain/folding.ts";
import type { Place } from "../domain/search/place.ts";
import { languageOf } from "../operators/country-names.ts";
import { type DataFile, EVERY_BRAND, NO_COUNTRY, type Operator } from "../operators/data-file.ts";

// The first names of a country: the page's, the English, and its own.
const NEAR = 3;

/** What the page provides: names of countries and of codes, addresses of countries, its language. */
export type Naming = {
  country: (country: string) => string[];
  kind: (kind: string) => string;
  address: (country: string) => string;
  language: string;
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
        called: names.map(foldText),
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
                isNear: languageOf(code) === naming.language,
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
  const names = [name, ...also, ...localNames(name)];
  const kinds = [...new Set(codes.map(([kind]) => kind))].map(kindWord);
  return {
    kind: "operator",
    address,
    title: name,
    called: names.map(foldText),
    names: names.join(" "),
    about: countryNames[0] ?? "",
    text: [
      ...countryNames,
      ...kinds,
      ...codes.map(([, value]) => value),
      ...networks.flatMap((each) => [each, each.replace("-", "")]),
    ].join(" "),
  };
}
