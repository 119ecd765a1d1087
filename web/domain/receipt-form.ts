import { EARLIEST_YEAR, FieldReader, type Fields, isTooEarly } from "./fields.ts";
import { isIdentifier } from "./identifier.ts";
import { dateOf, isOffset, parseInstant } from "./instant.ts";
import {
  type CurrencyWords,
  exampleAmount,
  type Marks,
  type Money,
  parseAmount,
  toTyped,
} from "./money.ts";
import { packageToFields, readPackage } from "./package.ts";
import { addMonths, isDate, LAST_DATE } from "./plain-date.ts";
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
   * Both UTC offsets of a local time that occurs twice, when clocks go back; the earlier time
   * first.
   */
  twice?: readonly [string, string] | null;
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
// In months from the top-up. No operator is known to sell more; a later day is usually a typing
// error.
const LONGEST_VALIDITY = 36;
// Years of the Thai calendar are 543 higher.
const THAI_YEARS = 543;

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
  const at = readMoment(form);
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
  const warnings = at ? warnOf(at, rest.goodUntil, context) : [];
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
function readMoment(form: FieldReader): string | null {
  const text = form.raw("at");
  const offset = form.raw("offset");
  if (!isOffset(offset)) form.report("offset", "offset.invalid");
  if (!text) return form.report("at", "date.missing");
  const [, local = ""] = /^(\S{16})(?::\d\d(?:\.\d+)?)?$/.exec(text) ?? [];
  if (parseInstant(`${local}+00:00`) === null) return form.report("at", "date.invalid");
  if (isTooEarly(local)) return form.tooEarly("at");
  return local + offset;
}

function readGoodUntil(form: FieldReader, at: string | null): string | null {
  const goodUntil = form.date("goodUntil", "good-until.invalid", LAST_DATE);
  if (goodUntil && at && goodUntil < dateOf(at)) {
    return form.report("goodUntil", "good-until.before-top-up", { date: dateOf(at) });
  }
  return goodUntil;
}

// These are only warnings: without a network the phone's clock may be wrong, and the receipt must
// be kept.
function warnOf(at: string, goodUntil: string | null, context: ReceiptContext): FieldProblem[] {
  const warnings: FieldProblem[] = [];
  const epoch = parseInstant(at) ?? context.now;
  const tomorrow = new Date(context.now + DAY).toISOString().slice(0, 10);
  if (epoch > context.now + DAY) warnings.push(warnOfYear("at", dateOf(at), tomorrow));
  const latest = addMonths(dateOf(at), LONGEST_VALIDITY);
  if (goodUntil && goodUntil > latest) warnings.push(warnOfYear("goodUntil", goodUntil, latest));
  const { twice } = context;
  if (twice) {
    const values = { first: `UTC${twice[0]}`, second: `UTC${twice[1]}` };
    warnings.push({ field: "offset", code: "offset.twice", values });
  }
  return warnings;
}

/** Return the warning for a day after `latest`, which may be a year of the Thai calendar. */
function warnOfYear(field: "at" | "goodUntil", day: string, latest: string): FieldProblem {
  const year = Number(day.slice(0, 4)) - THAI_YEARS;
  const meant = `${String(year).padStart(4, "0")}${day.slice(4)}`;
  if (year >= EARLIEST_YEAR && meant <= latest && isDate(meant)) {
    return { field, code: "date.thai-year", values: { date: meant } };
  }
  if (field === "at") return { field, code: "date.in-future" };
  return { field, code: "good-until.far", values: { date: day } };
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
