/** Reads the data file of phrases; server/features/counter/datafile.py documents its members. */
import { fetchData } from "../kit/data-file.ts";

export type PhraseFile = {
  schema: number;
  codes: string[];
  languages: [tag: string, name: string, direction: "ltr" | "rtl", phrases: string[]][];
  countries: Record<string, string>;
};

/** A phrase in a language, with its direction. */
export type Spoken = { tag: string; direction: string; text: string };

/** Gives the phrases of all languages. */
export class Phrases {
  readonly #file: PhraseFile;

  constructor(file: PhraseFile) {
    this.#file = file;
  }

  /** Return all languages with their own names, sorted by these. */
  get languages(): { tag: string; name: string }[] {
    const all = this.#file.languages.map(([tag, name]) => ({ tag, name }));
    return all.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Return the codes of the phrases, in order. */
  get codes(): readonly string[] {
    return this.#file.codes;
  }

  /**
   * Return the tags of languages that a shopkeeper of a country (ISO 3166-1) probably reads, the
   * most likely first, and English last.
   */
  spokenIn(country: string): string[] {
    const found = Object.entries(this.#file.countries).find(([, countries]) =>
      countries.split(" ").includes(country),
    );
    return [...new Set([...(found?.[0].split(" ") ?? []), "en"])];
  }

  /**
   * Return a phrase in a language, or in English if the language doesn't have it. Throws an Error
   * for an unknown code.
   */
  say(code: string, tag: string): Spoken {
    const place = this.#file.codes.indexOf(code);
    for (const wanted of [tag, tag.split("-")[0], "en"]) {
      const language = this.#file.languages.find(([each]) => each === wanted);
      const text = language?.[3][place];
      if (language && text) return { tag: language[0], direction: language[2], text };
    }
    throw new Error(`There is no phrase ${code}.`);
  }
}

/** Return the phrases, saved or from the network. Rejects if there are neither. */
export async function readPhrases(address: string): Promise<Phrases> {
  return new Phrases(await fetchData<PhraseFile>(address));
}
