import { FieldReader, type Fields } from "./fields.ts";
import { isIdentifier } from "./identifier.ts";
import { dateOf, isOffset, parseInstant } from "./instant.ts";
import { exampleAmount, type Marks, type Money, parseAmount, toTyped } from "./money.ts";
import type { FieldProblem } from "./problem.ts";

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

export type Receipt = {
  id: string;
  simId: string | null;
  /** Local time with its offset, to the minute: "2026-11-22T14:59+07:00". */
  at: string;
  channel: Channel;
  channelName: string;
  paid: Money;
  credited: Money | null;
  /** The part of `paid` that was a fee; same currency. */
  fee: Money | null;
  means: Means | null;
  order: string;
  /** Both balances are in one currency: that of `credited` where it is known. */
  balanceBefore: Money | null;
  balanceAfter: Money | null;
  /** The last day of validity: "2026-12-31". */
  goodUntil: string | null;
  status: Status;
  notes: string;
  photoIds: string[];
  /** UTC with milliseconds: "2026-11-22T07:59:00.000Z". */
  createdAt: string;
  updatedAt: string;
};

/** The most characters a text may have. */
export const LIMITS = { channelName: 100, order: 100, notes: 5000 } as const;

/** What a form doesn't hold. `now` in epoch milliseconds; `simId` wins over the field `sim`. */
export type ReceiptContext = {
  now: number;
  marks: Marks;
  id: string;
  photoIds: string[];
  createdAt?: string;
  simId?: string | null;
};

/** Warnings (code `date.in-future`) don't stand in the way of saving. */
export type ReceiptReading =
  | { receipt: Receipt; warnings: FieldProblem[] }
  | { problems: FieldProblem[]; warnings: FieldProblem[] };

// GSM's first call was in 1991: an earlier year is a slip, most often one with two digits.
const EARLIEST_YEAR = 1990;
const DAY = 24 * 60 * 60_000;

/**
 * The receipt in a form's fields, or what is wrong in which field. Required are amount, currency,
 * date and offset; a channel or status not chosen is the first one.
 */
export function parseReceipt(fields: Fields, context: ReceiptContext): ReceiptReading {
  const form = new FieldReader(fields);
  const { marks, id, photoIds } = context;
  const currency = form.currency("currency");
  const received = form.raw("creditedCurrency") ? form.currency("creditedCurrency") : currency;
  const paid = readAmount(form, "amount", currency, marks, true);
  const at = readMoment(form);
  const updatedAt = new Date(context.now).toISOString();
  const rest = {
    channel: form.choice("channel", CHANNELS, CHANNELS[0]),
    channelName: form.line("channelName", LIMITS.channelName),
    credited: readAmount(form, "credited", received, marks),
    fee: readAmount(form, "fee", currency, marks),
    means: form.choice("means", MEANS, null),
    order: form.line("order", LIMITS.order),
    balanceBefore: readAmount(form, "balanceBefore", received, marks),
    balanceAfter: readAmount(form, "balanceAfter", received, marks),
    goodUntil: readGoodUntil(form, at),
    status: form.choice("status", STATUSES, STATUSES[0]),
    notes: form.lines("notes", LIMITS.notes),
  };
  const warnings = at ? warnOf(at, context.now) : [];
  if (!paid || !at || form.problems.length > 0) return { problems: form.problems, warnings };
  const simId = context.simId === undefined ? readSimId(form) : context.simId;
  const createdAt = context.createdAt ?? updatedAt;
  return {
    receipt: { id, simId, at, paid, ...rest, photoIds: [...photoIds], createdAt, updatedAt },
    warnings,
  };
}

// The select's other values ("", "new") name no SIM.
function readSimId(form: FieldReader): string | null {
  const id = form.raw("sim");
  return isIdentifier(id) ? id : null;
}

function readAmount(
  form: FieldReader,
  field: string,
  currency: string | null,
  marks: Marks,
  isRequired = false,
): Money | null {
  const text = form.raw(field);
  if (!text && !isRequired) return null;
  if (!text) {
    return form.report(field, "amount.empty", { example: exampleAmount(currency ?? "USD", marks) });
  }
  // Without its currency an amount can't be read; that problem is told already.
  if (!currency) return null;
  const reading = parseAmount(text, currency, marks);
  if ("money" in reading) return reading.money;
  return form.report(field, reading.problem, reading.values);
}

// A browser gives "2026-11-22T14:59", some with seconds.
function readMoment(form: FieldReader): string | null {
  const text = form.raw("at");
  const offset = form.raw("offset");
  if (!isOffset(offset)) form.report("offset", "offset.invalid");
  if (!text) return form.report("at", "date.missing");
  const [, local = ""] = /^(\S{16})(?::\d\d(?:\.\d+)?)?$/.exec(text) ?? [];
  if (parseInstant(`${local}+00:00`) === null) return form.report("at", "date.invalid");
  if (Number(local.slice(0, 4)) < EARLIEST_YEAR) {
    return form.report("at", "date.too-early", { earliest: EARLIEST_YEAR });
  }
  return local + offset;
}

function readGoodUntil(form: FieldReader, at: string | null): string | null {
  const goodUntil = form.date("goodUntil", "good-until.invalid");
  if (goodUntil && at && goodUntil < dateOf(at)) {
    return form.report("goodUntil", "good-until.before-top-up", { date: dateOf(at) });
  }
  return goodUntil;
}

// Only a warning: without a network the phone's clock may be wrong, and a receipt must be kept.
function warnOf(at: string, now: number): FieldProblem[] {
  const epoch = parseInstant(at) ?? now;
  return epoch > now + DAY ? [{ field: "at", code: "date.in-future" }] : [];
}

/** The currency of a receipt's credited amount and balances, or "" if none is known. */
export function receivedCurrency(receipt: Receipt): string {
  const known = receipt.credited ?? receipt.balanceAfter ?? receipt.balanceBefore;
  return known?.currency ?? "";
}

/** The fields that `parseReceipt` reads as this receipt: for the edit form and duplicates. */
export function receiptToFields(receipt: Receipt, marks: Marks): Fields {
  const typed = (money: Money | null) => (money ? toTyped(money, marks) : "");
  return {
    sim: receipt.simId ?? "",
    at: receipt.at.slice(0, 16),
    offset: receipt.at.slice(16),
    channel: receipt.channel,
    channelName: receipt.channelName,
    amount: typed(receipt.paid),
    currency: receipt.paid.currency,
    credited: typed(receipt.credited),
    creditedCurrency: receivedCurrency(receipt),
    fee: typed(receipt.fee),
    means: receipt.means ?? "",
    order: receipt.order,
    balanceBefore: typed(receipt.balanceBefore),
    balanceAfter: typed(receipt.balanceAfter),
    goodUntil: receipt.goodUntil ?? "",
    status: receipt.status,
    notes: receipt.notes,
  };
}
