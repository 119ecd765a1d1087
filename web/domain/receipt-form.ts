import { FieldReader, type Fields, isTooEarly, LONGEST_AHEAD } from "./fields.ts";
import { isIdentifier } from "./identifier.ts";
import { dateOf, formatInstant, isOffset, parseInstant } from "./instant.ts";
import {
  type CurrencyWords,
  exampleAmount,
  type Marks,
  type Money,
  parseAmount,
  toTyped,
} from "./money.ts";
import { packageToFields, readPackage } from "./package.ts";
import { addMonths, LAST_DATE } from "./plain-date.ts";
import type { FieldProblem } from "./problem.ts";
import {
  CHANNELS,
  MEANS,
  type Receipt,
  RECEIPT_LIMITS,
  receivedCurrency,
  STATUSES,
} from "./receipt.ts";

/**
 * What the fields of the form don't contain. `now` is in epoch milliseconds; `simId` overrides the
 * field `sim`.
 */
export type ReceiptContext = {
  now: number;
  marks: Marks;
  /** The marks of fields that were typed with others, as in a draft of another language. */
  marksOf?: Readonly<Record<string, Marks>>;
  words?: CurrencyWords;
  /** The receipt with which the form was opened. An unchanged text stands for its stored amount. */
  shown?: { receipt: Receipt; fields: Fields };
  /**
   * The UTC offsets before and after a change of the clocks, if the local time occurs twice or never.
   */
  clockChange?: readonly [string, string] | null;
  id: string;
  photoIds: string[];
  createdAt?: string;
  simId?: string | null;
};

/** The person confirms warnings by saving again. */
export type ReceiptReading =
  | { receipt: Receipt; warnings: FieldProblem[] }
  | { problems: FieldProblem[]; warnings: FieldProblem[] };

const DAY = 24 * 60 * 60_000;

/**
 * Return the receipt in a form's fields, or the problem of each wrong field. Required are amount,
 * currency, date and offset. If no channel or status was chosen, it is the first of the list.
 */
export function parseReceipt(fields: Fields, context: ReceiptContext): ReceiptReading {
  const form = new FieldReader(fields);
  const { id, photoIds } = context;
  const currency = form.currency("currency");
  const received = form.raw("creditedCurrency") ? form.currency("creditedCurrency") : currency;
  const paid = readAmount(form, "amount", currency, context, true);
  const at = readMoment(form, context);
  const updatedAt = new Date(context.now).toISOString();
  const rest = {
    channel: form.choice("channel", CHANNELS, CHANNELS[0]),
    channelName: form.line("channelName", RECEIPT_LIMITS.channelName),
    credited: readAmount(form, "credited", received, context),
    fee: readFee(form, currency, paid, context),
    means: form.choice("means", MEANS, null),
    order: form.code("order", RECEIPT_LIMITS.order),
    balanceBefore: readAmount(form, "balanceBefore", received, context),
    balanceAfter: readAmount(form, "balanceAfter", received, context),
    goodUntil: readGoodUntil(form, at),
    package: readPackage(form, context.marks),
    status: form.choice("status", STATUSES, STATUSES[0]),
    notes: form.lines("notes", RECEIPT_LIMITS.notes),
  };
  const { warnings } = form;
  if (!paid || !at || form.problems.length > 0) return { problems: form.problems, warnings };
  const simId = context.simId === undefined ? readSimId(form) : context.simId;
  const createdAt = context.createdAt ?? updatedAt;
  const { history = [], claim = null } = context.shown?.receipt ?? {};
  return {
    receipt: {
      id,
      simId,
      at,
      paid,
      ...rest,
      history,
      claim,
      photoIds: [...photoIds],
      createdAt,
      updatedAt,
    },
    warnings,
  };
}

/** The fields of the form with the amounts of a receipt. */
export const AMOUNT_FIELDS = [
  "amount",
  "fee",
  "credited",
  "balanceBefore",
  "balanceAfter",
] as const;

type AmountField = (typeof AMOUNT_FIELDS)[number];

// The other values of the select ("", "new") are not ids.
function readSimId(form: FieldReader): string | null {
  const id = form.raw("sim");
  return isIdentifier(id) ? id : null;
}

function readAmount(
  form: FieldReader,
  field: AmountField,
  currency: string | null,
  context: ReceiptContext,
  isRequired = false,
): Money | null {
  const text = form.raw(field);
  const marks = context.marksOf?.[field] ?? context.marks;
  if (!text && !isRequired) return null;
  if (!text) {
    return form.report(field, "amount.empty", { example: exampleAmount(currency ?? "USD", marks) });
  }
  // An amount can't be read without its currency, and that problem is reported already.
  if (!currency) return null;
  const untouched = amountShown(context, field, text);
  if (untouched?.currency === currency) return untouched;
  const reading = parseAmount(text, currency, marks, context.words);
  if ("money" in reading) return reading.money;
  return form.report(field, reading.problem, reading.values);
}

/** Return the stored amount of a field that still has the text with which the form was opened. */
function amountShown({ shown }: ReceiptContext, field: AmountField, text: string): Money | null {
  if (shown?.fields[field] !== text) return null;
  return field === "amount" ? shown.receipt.paid : shown.receipt[field];
}

function readFee(
  form: FieldReader,
  currency: string | null,
  paid: Money | null,
  context: ReceiptContext,
): Money | null {
  const fee = readAmount(form, "fee", currency, context);
  // A fee that is stored already must not prevent saving.
  const isStored = fee === context.shown?.receipt.fee && paid === context.shown?.receipt.paid;
  if (fee && paid && fee.amount > paid.amount && !isStored) {
    return form.report("fee", "fee.too-large");
  }
  return fee;
}

// Browsers give "2026-11-22T14:59"; some add seconds.
function readMoment(form: FieldReader, context: ReceiptContext): string | null {
  const text = form.raw("at");
  const offset = form.raw("offset");
  if (!isOffset(offset)) form.report("offset", "choice.unknown");
  if (!text) return form.report("at", "date.missing");
  const [, local = ""] = /^(\S{16})(?::\d\d(?:\.\d+)?)?$/.exec(text) ?? [];
  if (parseInstant(`${local}+00:00`) === null || isTooEarly(local)) {
    return form.report("at", "date.invalid");
  }
  const at = local + offset;
  // Without a network the phone's clock may be wrong, and the receipt must be kept.
  const latest = context.now + DAY;
  if ((parseInstant(at) ?? 0) > latest) form.ask("at", dateOf(at), formatInstant(latest, offset));
  askOfClocks(form, at, context);
  return at;
}

function readGoodUntil(form: FieldReader, at: string | null): string | null {
  const goodUntil = form.date("goodUntil", at ? addMonths(dateOf(at), LONGEST_AHEAD) : LAST_DATE);
  if (goodUntil && at && goodUntil < dateOf(at)) {
    return form.report("goodUntil", "good-until.before-top-up", { date: dateOf(at) });
  }
  return goodUntil;
}

// Only a warning: somebody may have been elsewhere.
function askOfClocks(form: FieldReader, at: string, { clockChange }: ReceiptContext): void {
  // Another offset was chosen, so it was not here.
  if (!clockChange?.includes(at.slice(16))) return;
  const values = { first: `UTC${clockChange[0]}`, second: `UTC${clockChange[1]}` };
  form.warnings.push({ field: "offset", code: "offset.changed", values });
}

/**
 * Return the fields that `parseReceipt` reads as this receipt. For the edit form and for
 * duplicates.
 */
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
    ...packageToFields(receipt.package),
    status: receipt.status,
    notes: receipt.notes,
  };
}
