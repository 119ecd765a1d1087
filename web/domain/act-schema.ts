import { USES } from "./act.ts";
import type { Kind } from "./records/kind.ts";
import { type TypeOf, picklist, strictObject } from "./records/schema.ts";
import { date, identifier, timestamp } from "./records/shapes.ts";

const SCHEMA = strictObject({
  id: identifier,
  simId: identifier,
  kind: picklist(USES),
  on: date,
  createdAt: timestamp,
  updatedAt: timestamp,
});

/**
 * A use of a SIM other than a top-up: a call, an SMS, data, an activation. Some rules count them.
 */
export type Use = TypeOf<typeof SCHEMA>;

export const acts: Kind<Use> = { since: 3, schema: SCHEMA };
