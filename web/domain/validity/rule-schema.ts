import {
  array,
  boolean,
  custom,
  either,
  exactOptional,
  nullable,
  number,
  picklist,
  type Schema,
  strictObject,
} from "../records/schema.ts";
import { country, date, line, money } from "../records/shapes.ts";
import { ACT_KINDS, CLOCKS, isRule, LATER_STAGES, type Rule } from "./rule.ts";

const MOST_ENTRIES = 50;

const span = either(strictObject({ days: number }), strictObject({ months: number }));
const currency = line(3);
const tier = strictObject({ from: number, lasts: span });
const stage = strictObject({ stage: picklist(LATER_STAGES), lasts: span });

const form = strictObject({
  clock: picklist(CLOCKS),
  counts: array(picklist(ACT_KINDS), ACT_KINDS.length),
  charged: exactOptional(picklist([true])),
  least: exactOptional(money),
  lasts: either(span, strictObject({ by: array(tier, MOST_ENTRIES), currency })),
  adds: picklist(["restart", "extend"]),
  most: exactOptional(span),
  then: array(stage, MOST_ENTRIES),
  ends: exactOptional(date),
  upkeep: exactOptional(strictObject({ cost: money, every: span, most: exactOptional(number) })),
});

/** A rule with known members only, that can be computed. */
export const rule: Schema<Rule> = custom((value) => form(value) && isRule(value));

/** The source of a rule; null for one that was typed. */
export const origin = nullable(
  strictObject({
    country,
    brand: line(100),
    source: line(500),
    /** The year of the newest source; null if none is known. */
    year: nullable(number),
    tier: picklist(["confirmed", "two", "one"]),
    /** Whether the user has corrected the rule since. */
    isCorrected: boolean,
  }),
);
