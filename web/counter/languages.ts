/** The select of the shopkeeper's language. */
import { part } from "../kit/parts.ts";
import type { Phrases } from "./phrase-file.ts";

/** Offer all languages, those of a country first. Return the most likely one. */
export function offerLanguages(
  select: HTMLInputElement | HTMLSelectElement,
  phrases: Phrases,
  country: string,
): string {
  const first = phrases.spokenIn(country);
  const names = new Map(phrases.languages.map(({ tag, name }) => [tag, name]));
  const rest = [...names.keys()].filter((tag) => !first.includes(tag));
  const options = (tags: readonly string[]) =>
    tags.map((tag) => {
      const option = new Option(names.get(tag), tag);
      Object.assign(option, { lang: tag, dir: "auto" });
      return option;
    });
  part(select, "first").replaceChildren(...options(first));
  part(select, "rest").replaceChildren(...options(rest));
  return first[0] ?? "en";
}
