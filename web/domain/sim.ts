import { COUNTRIES } from "./country.ts";
import { toAsciiDigits } from "./digits.ts";
import { FieldReader, type Fields } from "./fields.ts";
import type { FieldProblem } from "./problem.ts";

export type Sim = {
  id: string;
  label: string;
  operator: string;
  /** ISO 3166-1 alpha-2, or "". */
  country: string;
  /** As typed, digits in ASCII. */
  phone: string;
  createdAt: string;
  updatedAt: string;
};

/** The most characters a text may have. */
export const SIM_LIMITS = { label: 100, operator: 100, phone: 40 } as const;

export type SimContext = { now: number; id: string; createdAt?: string };

export type SimReading = { sim: Sim } | { problems: FieldProblem[] };

/** The SIM in the fields simLabel, simOperator, simCountry, simPhone, or what is wrong where. */
export function parseSim(fields: Fields, context: SimContext): SimReading {
  const form = new FieldReader(fields);
  const updatedAt = new Date(context.now).toISOString();
  const sim = {
    id: context.id,
    label: form.line("simLabel", SIM_LIMITS.label),
    operator: form.line("simOperator", SIM_LIMITS.operator),
    country: form.raw("simCountry").toUpperCase(),
    phone: toAsciiDigits(form.line("simPhone", SIM_LIMITS.phone)),
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
  };
}

/** What to call it: its label, else its operator, else its phone number. */
export function nameOf(sim: Sim): string {
  return sim.label || sim.operator || sim.phone;
}
