import {
  array,
  boolean,
  check,
  exactOptional,
  type GenericSchema,
  literal,
  maxLength,
  nullable,
  number,
  picklist,
  pipe,
  strictObject,
  union,
} from "valibot";
import { country, date, line, money } from "../records/shapes.ts";
import { ACT_KINDS, CLOCKS, isRule, LATER_STAGES, type Rule } from "./rule.ts";

const MOST_ENTRIES = 50;

const span = union([strictObject({ days: number() }), strictObject({ months: number() })]);
const currency = line(3);
const tier = strictObject({ from: number(), lasts: span });
const stage = strictObject({ stage: picklist(LATER_STAGES), lasts: span });

/** A rule with known members only, that can be computed. */
export const rule: GenericSchema<unknown, Rule> = pipe(
  strictObject({
    clock: picklist(CLOCKS),
    counts: pipe(array(picklist(ACT_KINDS)), maxLength(ACT_KINDS.length)),
    least: exactOptional(money),
    lasts: union([
      span,
      strictObject({ by: pipe(array(tier), maxLength(MOST_ENTRIES)), currency }),
    ]),
    adds: union([literal("restart"), literal("extend")]),
    most: exactOptional(span),
    then: pipe(array(stage), maxLength(MOST_ENTRIES)),
    ends: exactOptional(date),
    upkeep: exactOptional(
      strictObject({ cost: money, every: span, most: exactOptional(number()) }),
    ),
  }),
  check(isRule),
);

/** The source of a rule; null for one that was typed. */
export const origin = nullable(
  strictObject({
    country,
    brand: line(100),
    source: line(500),
    /** The year of the newest source; null if none is known. */
    year: nullable(number()),
    tier: picklist(["confirmed", "two", "one"]),
    /** Whether the user has corrected the rule since. */
    isCorrected: boolean(),
  }),
);
