import {
  array,
  integer,
  type InferOutput,
  maxLength,
  maxValue,
  minValue,
  nullable,
  number,
  picklist,
  pipe,
  strictObject,
} from "valibot";
import { PACKAGE_LIMITS } from "./package.ts";
import { CHANNELS, MEANS, RECEIPT_LIMITS, STATUSES } from "./receipt.ts";
import { findContradictionInReceipt } from "./records/contradictions.ts";
import type { Kind } from "./records/kind.ts";
import {
  count,
  date,
  edits,
  identifier,
  instant,
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
      days: nullable(pipe(number(), integer(), minValue(1), maxValue(PACKAGE_LIMITS.days))),
    }),
  ),
  status: picklist(STATUSES),
  /** What was noted about its arrival after it was saved, oldest first. A refund has its amount. */
  history: pipe(
    array(strictObject({ status: picklist(STATUSES), at: timestamp, refund: nullable(money) })),
    maxLength(RECEIPT_LIMITS.history),
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

export type Receipt = InferOutput<typeof SCHEMA>;

export const receipts: Kind<Receipt> = {
  since: 1,
  schema: SCHEMA,
  findContradiction: findContradictionInReceipt,
};
