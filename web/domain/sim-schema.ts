import { type InferOutput, strictObject } from "valibot";
import type { Kind } from "./records/kind.ts";
import { country, identifier, line, lines, timestamp } from "./records/shapes.ts";
import { nameOf, SIM_LIMITS } from "./sim.ts";

const SCHEMA = strictObject({
  id: identifier,
  label: line(SIM_LIMITS.label),
  operator: line(SIM_LIMITS.operator),
  country,
  /** As typed, digits in ASCII. */
  phone: line(SIM_LIMITS.phone),
  notes: lines(SIM_LIMITS.notes),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export type Sim = InferOutput<typeof SCHEMA>;

export const sims: Kind<Sim> = {
  since: 1,
  schema: SCHEMA,
  findContradiction: (sim) => (nameOf(sim) ? null : "label"),
};
