import type { Kind } from "./records/kind.ts";
import { type TypeOf, strictObject } from "./records/schema.ts";
import { date, identifier, money, timestamp } from "./records/shapes.ts";

const SCHEMA = strictObject({
  id: identifier,
  /** An amount of one currency … */
  of: money,
  /** … is worth this amount of another. */
  is: money,
  /** The day on which the user saw the rate. */
  on: date,
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** An exchange rate as the user typed it: "THB 100.00 are EUR 2.60". */
export type Rate = TypeOf<typeof SCHEMA>;

export const rates: Kind<Rate> = {
  since: 3,
  schema: SCHEMA,
  findContradiction: ({ of, is }) =>
    of.currency === is.currency || of.amount === 0 || is.amount === 0 ? "is" : null,
};
