import type { Kind } from "./records/kind.ts";
import { type TypeOf, strictObject } from "./records/schema.ts";
import { date, identifier, line, timestamp } from "./records/shapes.ts";
import { TRIP_LIMITS } from "./trip.ts";

const SCHEMA = strictObject({
  id: identifier,
  name: line(TRIP_LIMITS.name),
  /** The first and the last day. */
  from: date,
  to: date,
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** A period with a name; the costs page shows what it cost. */
export type Trip = TypeOf<typeof SCHEMA>;

export const trips: Kind<Trip> = {
  since: 3,
  schema: SCHEMA,
  findContradiction: ({ from, to }) => (to < from ? "to" : null),
};
