import { type InferOutput, array, nullable, picklist, strictObject } from "valibot";
import { dateOf } from "./instant.ts";
import { type Money, toDecimal } from "./money.ts";
import type { Columns, Kind, Steps } from "./records/kind.ts";
import { date, identifier, instant, line, lines, money, timestamp } from "./records/shapes.ts";

export const CHANNELS = [
  "app",
  "website",
  "platform",
  "shop",
  "voucher",
  "machine",
  "automatic",
] as const;
export const STATUSES = ["pending", "credited", "failed", "claimed", "refunded"] as const;
export const MEANS = ["cash", "card", "wallet", "transfer", "voucher", "other"] as const;

export type Channel = (typeof CHANNELS)[number];
export type Status = (typeof STATUSES)[number];
export type Means = (typeof MEANS)[number];

/** The most characters a text may have. */
export const RECEIPT_LIMITS = { channelName: 100, order: 100, notes: 5000 } as const;

function makeSchema() {
  return strictObject({
    id: identifier(),
    simId: nullable(identifier()),
    at: instant(),
    channel: picklist(CHANNELS),
    channelName: line(RECEIPT_LIMITS.channelName),
    paid: money(),
    credited: nullable(money()),
    /** The part of `paid` that was a fee; same currency. */
    fee: nullable(money()),
    means: nullable(picklist(MEANS)),
    order: line(RECEIPT_LIMITS.order),
    /** Both balances are in one currency: that of `credited` where it is known. */
    balanceBefore: nullable(money()),
    balanceAfter: nullable(money()),
    /** The last day of validity. */
    goodUntil: nullable(date()),
    status: picklist(STATUSES),
    notes: lines(RECEIPT_LIMITS.notes),
    photoIds: array(identifier()),
    createdAt: timestamp(),
    updatedAt: timestamp(),
  });
}

export type Receipt = InferOutput<ReturnType<typeof makeSchema>>;

export const receiptSteps: Steps = {};

export const receipts: Kind<Receipt> = { since: 1, makeSchema, findContradiction };

/** The columns of the table; those of its SIM stand after the first part. */
export const receiptColumns: [Columns<Receipt>, Columns<Receipt>] = [
  { id: ({ id }) => id, at: ({ at }) => at },
  {
    channel: ({ channel }) => channel,
    channel_name: ({ channelName }) => channelName,
    amount_paid: ({ paid }) => decimal(paid),
    currency: ({ paid }) => paid.currency,
    amount_credited: ({ credited }) => decimal(credited),
    credited_currency: receivedCurrency,
    fee: ({ fee }) => decimal(fee),
    means_of_payment: ({ means }) => means ?? "",
    order_number: ({ order }) => order,
    balance_before: ({ balanceBefore }) => decimal(balanceBefore),
    balance_after: ({ balanceAfter }) => decimal(balanceAfter),
    good_until: ({ goodUntil }) => goodUntil ?? "",
    status: ({ status }) => status,
    notes: ({ notes }) => notes,
    photos: ({ photoIds }) => String(photoIds.length),
    created_at: ({ createdAt }) => createdAt,
    updated_at: ({ updatedAt }) => updatedAt,
  },
];

function findContradiction(receipt: Receipt): string | null {
  const { paid, fee, credited, balanceBefore, balanceAfter, goodUntil, at } = receipt;
  const received = [credited, balanceBefore, balanceAfter].filter((known) => known !== null);
  if (fee && fee.currency !== paid.currency) return "fee";
  if (new Set(received.map(({ currency }) => currency)).size > 1) return "balanceAfter";
  return goodUntil && goodUntil < dateOf(at) ? "goodUntil" : null;
}

function decimal(amount: Money | null): string {
  return amount ? toDecimal(amount) : "";
}

/** The currency of a receipt's credited amount and balances, or "" if none is known. */
export function receivedCurrency(receipt: Receipt): string {
  const known = receipt.credited ?? receipt.balanceAfter ?? receipt.balanceBefore;
  return known?.currency ?? "";
}
