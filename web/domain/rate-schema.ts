import { type InferOutput, strictObject } from "valibot";
import type { Kind } from "./records/kind.ts";
import { date, identifier, money, timestamp } from "./records/shapes.ts";

const SCHEMA = strictObject({
  id: identifier,
  /** So much of one currency is worth … */
  of: money,
  /** … so much of another. */
  is: money,
  /** The day on which the person saw it. */
  on: date,
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** A rate of exchange as the person gave it: "THB 100.00 are EUR 2.60". */
export type Rate = InferOutput<typeof SCHEMA>;

export const rates: Kind<Rate> = {
  since: 3,
  schema: SCHEMA,
  findContradiction: ({ of, is }) =>
    of.currency === is.currency || of.amount === 0 || is.amount === 0 ? "is" : null,
};
