/** The phrases as their data file has them; server/…/counter/datafile.py says what each member is. */

export type PhraseFile = {
  schema: number;
  codes: string[];
  languages: [tag: string, name: string, direction: "ltr" | "rtl", phrases: string[]][];
  countries: Record<string, string>;
};

/** A phrase in a language: what is read, and which way it runs. */
export type Spoken = { tag: string; direction: string; text: string };

/** The phrases of all languages. */
export class Phrases {
  readonly #file: PhraseFile;

  constructor(file: PhraseFile) {
    this.#file = file;
  }

  /** All languages by their own names, in the order of those names. */
  get languages(): { tag: string; name: string }[] {
    const all = this.#file.languages.map(([tag, name]) => ({ tag, name }));
    return all.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The codes of the phrases, in order. */
  get codes(): readonly string[] {
    return this.#file.codes;
  }

  /** What a shopkeeper of a country (ISO 3166-1) likely reads, the likeliest first. English is last. */
  spokenIn(country: string): string[] {
    const found = Object.entries(this.#file.countries).find(([, countries]) =>
      countries.split(" ").includes(country),
    );
    return [...new Set([...(found?.[0].split(" ") ?? []), "en"])];
  }

  /** A phrase in a language; in English where the language lacks it. */
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

/** The phrases, saved or from the network. Rejects where there are neither. */
export async function readPhrases(address: string): Promise<Phrases> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return new Phrases((await response.json()) as PhraseFile);
}
