import type { Kind } from "./records/kind.ts";
import { type TypeOf, nullable, strictObject } from "./records/schema.ts";
import { count, identifier, instant, money, timestamp } from "./records/shapes.ts";

const SCHEMA = strictObject({
  id: identifier,
  simId: identifier,
  at: instant,
  money: nullable(money),
  /** Megabytes; a gigabyte has 1,000. */
  data: nullable(count),
  minutes: nullable(count),
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** A balance that was read at a time. At least one of its amounts is known. */
export type Reading = TypeOf<typeof SCHEMA>;

export const balances: Kind<Reading> = {
  since: 3,
  schema: SCHEMA,
  findContradiction: ({ money: credit, data, minutes }) =>
    credit === null && data === null && minutes === null ? "money" : null,
};
