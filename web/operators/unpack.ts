/**
 * Unpacks the data file of the directory: columns become operators with their facts.
 * server/features/operators/packing.py documents and makes the columns; a test compares what both
 * make of the real data.
 */
import type { Country, DataFile, ListName, More, Operator } from "./data-file.ts";
import { readRule } from "./rule-text.ts";

type Column =
  | "also"
  | "local"
  | "apns"
  | "sources"
  | "names"
  | "facts"
  | "more"
  | "countries"
  | "currencies"
  | "proofs"
  | "networks";

export type Packed = { schema: number; values: Record<string, string> } & Record<Column, string>;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Return the directory of a packed file. */
export function unpack(packed: Packed): DataFile {
  const unpacking = new Unpacking(packed);
  const countries = packed.countries.split("|").map((code) => [code, unpacking.country(code)]);
  return { countries: Object.fromEntries(countries) as DataFile["countries"] };
}

type Items = Iterator<string, undefined>;
type Place = { currency: string; publishers: readonly string[] };

class Unpacking {
  readonly #columns: Record<Column, Items>;
  readonly #kinds: { list: ListName; kind: string; values: Items }[];
  readonly #common: readonly string[];
  #mcc = "";

  constructor({ schema: _, values, ...columns }: Packed) {
    const itemsOf = (text: string): Items => text.split("|").values();
    this.#columns = Object.fromEntries(
      Object.entries(columns).map(([name, text]) => [name, itemsOf(text)]),
    ) as Record<Column, Items>;
    this.#kinds = Object.entries(values).map(([name, text]) => {
      const [list, kind = ""] = name.split(" ");
      return { list: list as ListName, kind, values: itemsOf(text) };
    });
    this.#common = columns.sources.split("|");
  }

  country(code: string): Country {
    const given = this.#next("currencies");
    const currency = given.length === 1 ? code + given : given;
    const publishers = this.#next("local").split("~");
    const operators: Operator[] = [];
    for (let name = this.#next("names"); name; name = this.#next("names")) {
      operators.push(this.#operator(name, { currency, publishers }));
    }
    return { ...(currency && { currency }), operators };
  }

  #next(column: Column): string {
    return next(this.#columns[column]);
  }

  #operator(name: string, place: Place): Operator {
    const operator: Operator = { name };
    const also = this.#next("also");
    const networks = this.#next("networks");
    const apns = this.#next("apns").replaceAll(/=(\S+)/g, ",$1,$1");
    if (also) operator.also = also.split("~");
    if (networks) operator.networks = networks.split(" ").map((each) => this.#network(each));
    if (apns) operator.apns = apns.split(" ");
    for (const letter of this.#next("facts")) {
      const found = this.#kinds[placeOf(letter)];
      if (!found) continue;
      const { list, kind, values } = found;
      const text = next(values);
      const value = list === "rules" && kind === "rule" ? readRule(text, place.currency) : text;
      const facts: unknown[] = (operator[list] ??= []);
      facts.push([kind, value, ...this.#proof(place)]);
    }
    return operator;
  }

  #network(text: string): string {
    const full = text.includes("-") ? text : `${this.#mcc}-${text}`;
    [this.#mcc = ""] = full.split("-");
    return full;
  }

  /** Returns tier, year, publishers, and the rest if there is any. */
  #proof({ currency, publishers }: Place): unknown[] {
    const parts = /^(.)(\d\d)?(\D*)(.*)/.exec(this.#next("proofs")) ?? [];
    const [, tier, year, letters = "", rest] = parts;
    const names = letters.split("").map((letter) => {
      const small = letter.toLowerCase();
      return (small === letter ? publishers : this.#common)[placeOf(small)];
    });
    const more = moreOf(this.#next("more"), currency);
    return [
      Number(tier),
      year ? 2000 + Number(year) : 0,
      names.join(", ") + (rest ? ` +${rest}` : ""),
      ...(Object.keys(more).length > 0 ? [more] : []),
    ];
  }
}

function next(items: Items): string {
  const { value } = items.next();
  return value ?? "";
}

function placeOf(letter: string): number {
  const place = LETTERS.indexOf(letter);
  return place < 0 ? letter.charCodeAt(0) - 0x561 + LETTERS.length : place;
}

function moreOf(item: string, currency: string): More {
  const [notes = "", text, steps, plan] = item.split("~");
  const isDisputed = notes.startsWith("!");
  const shown = notes.replace(/^! ?/, "").replaceAll("=:", `=${currency}:`);
  return {
    ...(shown && { notes: shown }),
    ...(text && { text }),
    ...(steps && { steps }),
    ...(plan && { plan }),
    ...(isDisputed && { conflict: 1 as const }),
  };
}
