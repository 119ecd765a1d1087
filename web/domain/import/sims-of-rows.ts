/** Finds the SIMs that rows name, in the log or as new ones. */
import { COUNTRIES } from "../country.ts";
import { toAsciiDigits } from "../digits.ts";
import { cleanIccid } from "../iccid.ts";
import { nameOf, type Sim, SIM_LIMITS, startSim } from "../sim.ts";
import { cleanLine, cleanText } from "../text.ts";
import type { Texts } from "./target.ts";

/** A SIM in a table. */
export type SimTexts = {
  label: string;
  operator: string;
  brand: string;
  country: string;
  phone: string;
  iccid: string;
  notes: string;
};

/** Return the code of a country by its name in the page's languages, or "". */
export type CountryOf = (name: string) => string;

// Two SIMs of one person hardly share this many last digits.
const LEAST_DIGITS = 8;

/**
 * Return the SIM of a row, or null if it names none. What doesn't fit its field is added to the
 * notes.
 */
export function simTextsOf(texts: Texts, countryOf: CountryOf): SimTexts | null {
  const named = texts.simCountry ?? "";
  const code = named.toUpperCase();
  const country = COUNTRIES.includes(code) ? code : countryOf(named);
  const iccid = cleanIccid(texts.simIccid ?? "");
  const isIccid = /^[0-9A-Z]{0,30}$/.test(iccid);
  const more = [named && !country ? named : "", isIccid ? "" : (texts.simIccid ?? "")];
  const sim: SimTexts = {
    label: cut(cleanLine(texts.simLabel ?? ""), SIM_LIMITS.label),
    operator: cut(cleanLine(texts.simOperator ?? ""), SIM_LIMITS.operator),
    brand: cut(cleanLine(texts.simBrand ?? ""), SIM_LIMITS.brand),
    country,
    phone: cut(toAsciiDigits(cleanLine(texts.simPhone ?? "")), SIM_LIMITS.phone),
    iccid: isIccid ? iccid : "",
    notes: cut(cleanText([texts.simNotes ?? "", ...more].join("\n")), SIM_LIMITS.notes),
  };
  if (nameOf(sim)) return sim;
  return sim.iccid ? { ...sim, label: sim.iccid } : null;
}

function cut(text: string, most: number): string {
  return Array.from(text).slice(0, most).join("").trim();
}

/** Finds or makes the SIM of each row. Equal texts give the same SIM. */
export class SimFinder {
  readonly #known: Sim[];
  readonly #found = new Map<string, Sim>();
  readonly #make: (texts: SimTexts) => Sim;
  readonly added: Sim[] = [];

  constructor(sims: readonly Sim[], make: (texts: SimTexts) => Sim) {
    this.#known = [...sims];
    this.#make = make;
  }

  find(texts: SimTexts): Sim {
    const key = JSON.stringify(texts);
    const sim =
      this.#found.get(key) ?? this.#known.find((each) => isSame(each, texts)) ?? this.#add(texts);
    this.#found.set(key, sim);
    return sim;
  }

  #add(texts: SimTexts): Sim {
    const sim = this.#make(texts);
    this.#known.push(sim);
    this.added.push(sim);
    return sim;
  }
}

/** Return a new SIM with the texts of a table. */
export function makeSim(texts: SimTexts, id: string, now: number): Sim {
  const updatedAt = new Date(now).toISOString();
  return { ...startSim(), ...texts, id, createdAt: updatedAt, updatedAt };
}

/** Compares card numbers, else phone numbers, else all names. */
function isSame(sim: Sim, texts: SimTexts): boolean {
  if (sim.iccid && texts.iccid) return sim.iccid === texts.iccid;
  if (sim.phone && texts.phone) return isSameNumber(sim.phone, texts.phone);
  const names = (each: SimTexts) => [each.label, each.operator || each.brand].map(folded);
  const [label, operator] = names(sim);
  const [otherLabel, otherOperator] = names(texts);
  return (
    label === otherLabel &&
    (operator === otherOperator || (label !== "" && !(operator && otherOperator)))
  );
}

function isSameNumber(a: string, b: string): boolean {
  const [one, other] = [a, b].map((number) => number.replace(/\D/g, ""));
  if (one === other) return true;
  const end = (digits = "") => digits.slice(-LEAST_DIGITS);
  return end(one).length === LEAST_DIGITS && end(one) === end(other);
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
