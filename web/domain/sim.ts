import { noteFormerEdit } from "./records/edits.ts";
import type { Steps } from "./records/kind.ts";
import type { Sim } from "./sim-schema.ts";

export type { Sim } from "./sim-schema.ts";

export const SIM_FORMS = ["plastic", "esim"] as const;

/** The most characters a text may have, and the most entries of a list. */
export const SIM_LIMITS = {
  label: 100,
  operator: 100,
  brand: 100,
  phone: 40,
  iccid: 30,
  email: 200,
  apn: 200,
  autoTopUp: 200,
  notes: 5000,
  rules: 20,
  linked: 50,
  linkedName: 100,
} as const;

export const simSteps: Steps = {
  2: (sim) => ({ ...sim, notes: "" }),
  3: (sim) => ({ ...noteFormerEdit(sim), ...startSim() }),
  5: (sim) => ({ ...sim, photoIds: [] }),
};

/**
 * Return the members that versions after 2 added, with the values of a SIM of which nothing more is
 * known.
 */
export function startSim() {
  return {
    brand: "",
    form: null,
    iccid: "",
    email: "",
    apn: "",
    currency: "",
    isDataOnly: false,
    autoTopUp: null,
    isArchived: false,
    rules: [],
    linked: [],
    lowMoney: null,
    lowData: null,
    photoIds: [],
  } satisfies Partial<Sim>;
}

/** Return the name of a SIM: its label, else its brand, operator or phone number. */
export function nameOf(sim: Pick<Sim, "label" | "brand" | "operator" | "phone">): string {
  return sim.label || sim.brand || sim.operator || sim.phone;
}

/** Return its operator and brand, without the one that is already shown as `name`. */
export function operatorOf({ operator, brand }: Sim, name: string): string {
  const both = [operator, brand].filter((each) => each && each !== name);
  return [...new Set(both)].join(" · ");
}

/**
 * Return the names of SIMs by id for a list. If two would have the same name, the end of the
 * number, the operator or the country is added.
 */
export function namesOf(sims: readonly Sim[]): Map<string, string> {
  const shared = new Map<string, number>();
  for (const sim of sims) shared.set(nameOf(sim), (shared.get(nameOf(sim)) ?? 0) + 1);
  return new Map(
    sims.map((sim) => {
      const name = nameOf(sim);
      const end = sim.phone.replace(/\D/g, "").slice(-4);
      // U+2060: no line ends between the two.
      const more = [end && `…\u2060${end}`, sim.operator, sim.country];
      const apart = more.find((each) => each && each !== name);
      return [sim.id, (shared.get(name) ?? 0) > 1 && apart ? `${name} · ${apart}` : name];
    }),
  );
}
