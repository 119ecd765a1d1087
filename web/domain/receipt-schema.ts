import { PACKAGE_LIMITS } from "./package.ts";
import { CHANNELS, MEANS, RECEIPT_LIMITS, STATUSES } from "./receipt.ts";
import { findContradictionInReceipt } from "./records/contradictions.ts";
import type { Kind } from "./records/kind.ts";
import { array, type TypeOf, nullable, picklist, strictObject } from "./records/schema.ts";
import {
  count,
  date,
  edits,
  identifier,
  instant,
  integer,
  line,
  lines,
  money,
  timestamp,
} from "./records/shapes.ts";

const SCHEMA = strictObject({
  id: identifier,
  simId: nullable(identifier),
  at: instant,
  channel: picklist(CHANNELS),
  channelName: line(RECEIPT_LIMITS.channelName),
  paid: money,
  credited: nullable(money),
  /** The part of `paid` that was a fee; same currency. */
  fee: nullable(money),
  means: nullable(picklist(MEANS)),
  order: line(RECEIPT_LIMITS.order),
  /** Both balances have one currency, the same as `credited` if that is known. */
  balanceBefore: nullable(money),
  balanceAfter: nullable(money),
  /** The last day of validity. */
  goodUntil: nullable(date),
  /** The data package that was bought, instead of credit or besides; its data in megabytes. */
  package: nullable(
    strictObject({
      name: line(PACKAGE_LIMITS.name),
      data: nullable(count),
      days: nullable(integer(1, PACKAGE_LIMITS.days)),
    }),
  ),
  status: picklist(STATUSES),
  /** What was noted about its arrival after it was saved, oldest first. A refund has its amount. */
  history: array(
    strictObject({ status: picklist(STATUSES), at: timestamp, refund: nullable(money) }),
    RECEIPT_LIMITS.history,
  ),
  /** Null until a claim is noted. It stays when the money was paid back. */
  claim: nullable(
    strictObject({
      openedOn: date,
      with: line(RECEIPT_LIMITS.claimWith),
      reference: line(RECEIPT_LIMITS.order),
      answerBy: nullable(date),
      nextStep: lines(RECEIPT_LIMITS.nextStep),
    }),
  ),
  notes: lines(RECEIPT_LIMITS.notes),
  photoIds: array(identifier),
  createdAt: timestamp,
  updatedAt: timestamp,
  edits,
});

export type Receipt = TypeOf<typeof SCHEMA>;

export const receipts: Kind<Receipt> = {
  since: 1,
  schema: SCHEMA,
  findContradiction: findContradictionInReceipt,
};
