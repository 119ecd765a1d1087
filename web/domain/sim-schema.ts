import { findContradictionInSim } from "./records/contradictions.ts";
import type { Kind } from "./records/kind.ts";
import { array, boolean, type TypeOf, nullable, picklist, strictObject } from "./records/schema.ts";
import {
  count,
  country,
  currencyOrNone,
  date,
  edits,
  identifier,
  line,
  lines,
  money,
  timestamp,
} from "./records/shapes.ts";
import { SIM_FORMS, SIM_LIMITS } from "./sim.ts";
import { origin, rule } from "./validity/rule-schema.ts";

const SCHEMA = strictObject({
  id: identifier,
  label: line(SIM_LIMITS.label),
  operator: line(SIM_LIMITS.operator),
  brand: line(SIM_LIMITS.brand),
  country,
  /** As typed, digits in ASCII. */
  phone: line(SIM_LIMITS.phone),
  form: nullable(picklist(SIM_FORMS)),
  /** Without spaces, in capitals. */
  iccid: line(SIM_LIMITS.iccid),
  /** The address to which the order of an eSIM was confirmed. */
  email: line(SIM_LIMITS.email),
  apn: line(SIM_LIMITS.apn),
  /** The currency of its balance. */
  currency: currencyOrNone,
  isDataOnly: boolean,
  /** What an automatic top-up is charged to, and the day by which to cancel it. */
  autoTopUp: nullable(strictObject({ on: line(SIM_LIMITS.autoTopUp), cancelBy: nullable(date) })),
  isArchived: boolean,
  rules: array(strictObject({ rule, origin }), SIM_LIMITS.rules),
  /** What depends on its number: a bank, a messenger. */
  linked: array(
    strictObject({ name: line(SIM_LIMITS.linkedName), isMoved: boolean }),
    SIM_LIMITS.linked,
  ),
  /** A balance below these is low; data in megabytes. */
  lowMoney: nullable(money),
  lowData: nullable(count),
  /** Of the card. */
  photoIds: array(identifier),
  notes: lines(SIM_LIMITS.notes),
  createdAt: timestamp,
  updatedAt: timestamp,
  edits,
});

export type Sim = TypeOf<typeof SCHEMA>;

export const sims: Kind<Sim> = {
  since: 1,
  schema: SCHEMA,
  findContradiction: findContradictionInSim,
};
