/**
 * The part of the table of kinds that checks and packs records. It imports all schemas, so only
 * code that is loaded for a backup may import this module.
 */
import { acts } from "../act-schema.ts";
import { balances } from "../balance-schema.ts";
import { corrections } from "../correction-schema.ts";
import { photos } from "../photo-schema.ts";
import { rates } from "../rate-schema.ts";
import { receipts } from "../receipt-schema.ts";
import { sims } from "../sim-schema.ts";
import { trips } from "../trip-schema.ts";
import type { Kind } from "./kind.ts";
import type { KindName, Records } from "./kinds.ts";

export const KINDS: { [K in KindName]: Kind<Omit<Records[K], "bytes">> } = {
  receipts,
  sims,
  photos,
  balances,
  acts,
  trips,
  rates,
  corrections,
};
