import { COUNTRIES } from "./country.ts";
import { toAsciiDigits } from "./digits.ts";
import { FieldReader, type Fields } from "./fields.ts";
import type { FieldProblem } from "./problem.ts";
import type { Columns, Steps } from "./records/kind.ts";
import type { Sim } from "./sim-schema.ts";

export type { Sim } from "./sim-schema.ts";

/** The most characters a text may have. */
export const SIM_LIMITS = { label: 100, operator: 100, phone: 40, notes: 5000 } as const;

export const simSteps: Steps = {
  2: (sim) => ({ ...sim, notes: "" }),
};

/** The columns that a table of receipts has of their SIM. */
export const simColumns: Columns<Sim> = {
  sim_label: ({ label }) => label,
  sim_operator: ({ operator }) => operator,
  sim_country: (sim) => sim.country,
  sim_phone: ({ phone }) => phone,
  sim_notes: ({ notes }) => notes,
};

export type SimContext = { now: number; id: string; createdAt?: string };

export type SimReading = { sim: Sim } | { problems: FieldProblem[] };

/** The SIM in the fields simLabel, simOperator, simCountry, simPhone, simNotes, or what is wrong where. */
export function parseSim(fields: Fields, context: SimContext): SimReading {
  const form = new FieldReader(fields);
  const updatedAt = new Date(context.now).toISOString();
  const sim = {
    id: context.id,
    label: form.line("simLabel", SIM_LIMITS.label),
    operator: form.line("simOperator", SIM_LIMITS.operator),
    country: form.raw("simCountry").toUpperCase(),
    phone: toAsciiDigits(form.line("simPhone", SIM_LIMITS.phone)),
    notes: form.lines("simNotes", SIM_LIMITS.notes),
    createdAt: context.createdAt ?? updatedAt,
    updatedAt,
  };
  if (!nameOf(sim)) form.report("simLabel", "sim.empty");
  if (sim.country && !COUNTRIES.includes(sim.country)) {
    form.report("simCountry", "country.unknown", { country: sim.country });
  }
  return form.problems.length > 0 ? { problems: form.problems } : { sim };
}

/** The fields that `parseSim` reads as this SIM. */
export function simToFields(sim: Sim): Fields {
  return {
    simLabel: sim.label,
    simOperator: sim.operator,
    simCountry: sim.country,
    simPhone: sim.phone,
    simNotes: sim.notes,
  };
}

/** What to call it: its label, else its operator, else its phone number. */
export function nameOf(sim: Sim): string {
  return sim.label || sim.operator || sim.phone;
}
