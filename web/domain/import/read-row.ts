/** Reads a row of a table in the same way as the receipt form. */
import { isIdentifier } from "../identifier.ts";
import type { FieldProblem } from "../problem.ts";
import { CHANNELS, MEANS, type Receipt, STATUSES } from "../receipt.ts";
import { AMOUNT_FIELDS, parseReceipt } from "../receipt-form.ts";
import { isTimestamp } from "../records/timestamp.ts";
import { type Bill, isIncome, isTopUp, meansOf, OF_BILL, type Outcome, outcomeOf } from "./bill.ts";
import { readMoment, readTime } from "./day.ts";
import { currencyIn, currencyOf, marksOf, withoutMinus } from "./marks.ts";
import { readClaim, readHistory } from "./own-cells.ts";
import type { Home, Settings } from "./settings.ts";
import type { Texts } from "./target.ts";

/** Why a row is not selected at first. */
export type SkipReason = "other" | "not-paid" | "income" | "twin" | "known";

export type Reading = {
  receipt: Receipt | null;
  problems: FieldProblem[];
  warnings: FieldProblem[];
  reason: SkipReason | null;
  /** Whether the table has the time of day. */
  hasTime: boolean;
};

/** The context for reading rows. `offsetAt` returns the phone's UTC offset at a local time. */
export type RowContext = {
  settings: Settings;
  home: Home;
  bill: Bill | null;
  isOwn: boolean;
  now: number;
  makeId: () => string;
  offsetAt: (local: string) => string;
};

// If a table has days only, we take noon: it is the same day in most zones.
const NOON = "12:00";

/**
 * Return the receipt in a row's texts, or its problems. `simId` is that of the settings; the caller
 * finds the row's own SIM.
 */
export function readRow(texts: Texts, context: RowContext): Reading {
  const { settings, now, bill } = context;
  const paid = readPaid(texts, settings);
  const moment = readAt(texts, context);
  const outcome = outcomeIn(texts, settings);
  const notes = notesOf(texts, bill);
  const fields = {
    ...readAmounts(texts, paid, settings),
    at: moment.at,
    offset: moment.offset,
    channel: oneOf(CHANNELS, texts.channel) ?? settings.channel,
    channelName: texts.channelName ?? nameFromChannel(texts) ?? settings.channelName,
    means: meansIn(texts, bill),
    order: bill ? (texts.order ?? "").replace(/\s/g, "") : (texts.order ?? ""),
    goodUntil: readGoodUntil(texts, context),
    ...(context.isOwn && packageTexts(texts)),
    status: statusOf(outcome.status),
    notes: [notes, ...outcome.rest].filter(Boolean).join("\n"),
  };
  const id = context.isOwn && isIdentifier(texts.id ?? "") ? (texts.id ?? "") : context.makeId();
  const reading = parseReceipt(fields, {
    now,
    marks: marksOf(settings.decimal),
    id,
    photoIds: [],
    simId: settings.sim || null,
  });
  const reason = reasonOf(texts, context, outcome.status, paid.isIncome);
  const { warnings } = reading;
  if (!("receipt" in reading)) {
    return { receipt: null, problems: reading.problems, warnings, reason, hasTime: moment.hasTime };
  }
  const own = context.isOwn
    ? ownMembers(texts, reading.receipt)
    : { receipt: reading.receipt, problems: [] };
  return { ...own, warnings, reason, hasTime: moment.hasTime };
}

type Paid = { text: string; currency: string; isIncome: boolean };

function readPaid(texts: Texts, settings: Settings): Paid {
  const text = texts.amount ?? "";
  const named = texts.currency ?? "";
  const inCell = currencyOf(named, settings.currency);
  // An unknown name stays, so that parsing refuses it.
  const currency = named
    ? (inCell ?? named)
    : (currencyIn(text, settings.currency) ?? settings.currency);
  if (!settings.isMinusPaid) return { text, currency, isIncome: false };
  const bare = withoutMinus(text);
  return { text: bare ?? text, currency, isIncome: bare === null && text !== "" };
}

function readAmounts(texts: Texts, paid: Paid, settings: Settings) {
  const amounts = Object.fromEntries(AMOUNT_FIELDS.map((name) => [name, texts[name] ?? ""]));
  const named = texts.creditedCurrency ?? "";
  const inCell = currencyIn(texts.credited ?? texts.balanceAfter ?? "", paid.currency);
  const creditedCurrency = named ? (currencyOf(named, settings.currency) ?? named) : (inCell ?? "");
  return { ...amounts, amount: paid.text, currency: paid.currency, creditedCurrency };
}

function readAt(
  texts: Texts,
  context: RowContext,
): { at: string; offset: string; hasTime: boolean } {
  const { order, offset: chosen } = context.settings;
  const text = texts.at ?? "";
  const moment = text ? readMoment(text, order, context.home.months) : null;
  const apart = texts.time ? readTime(texts.time) : null;
  const isWrong = text && (!moment || (texts.time && !apart));
  const time = apart?.time || moment?.time || "";
  const local = moment ? `${moment.date}T${time || NOON}` : "";
  const offset = apart?.offset || moment?.offset || chosen || (local && context.offsetAt(local));
  return { at: isWrong ? text : local, offset: offset || "+00:00", hasTime: time !== "" };
}

function readGoodUntil({ goodUntil = "" }: Texts, { settings, home }: RowContext): string {
  return readMoment(goodUntil, settings.order, home.months)?.date ?? goodUntil;
}

function packageTexts({ packageName = "", packageData = "", packageDays = "" }: Texts) {
  return { packageName, packageData, packageDataUnit: "MB", packageDays };
}

function notesOf({ notes = "" }: Texts, bill: Bill | null): string {
  // WeChat writes "/" for nothing.
  return bill
    ? notes
        .split("\n")
        .filter((line) => line.trim() !== "/")
        .join("\n")
    : notes;
}

function nameFromChannel({ channel = "" }: Texts): string | undefined {
  return channel && !oneOf(CHANNELS, channel) ? channel : undefined;
}

function meansIn({ means = "" }: Texts, bill: Bill | null): string {
  if (!means) return bill ? OF_BILL[bill].means : "";
  return oneOf(MEANS, means) ?? meansOf(means) ?? "other";
}

/** Return the outcome, and words that say more than it, which are added to the notes. */
function outcomeIn(
  { status = "" }: Texts,
  settings: Settings,
): { status: Outcome; rest: string[] } {
  const own = oneOf(STATUSES, status);
  if (own) return { status: own, rest: [] };
  const preset = oneOf(STATUSES, settings.status) ?? "pending";
  const known = outcomeOf(status);
  if (!status) return { status: preset, rest: [] };
  if (known === "pending")
    return { status: preset, rest: /退款|refund/iu.test(status) ? [status] : [] };
  return known ? { status: known, rest: [] } : { status: preset, rest: [status] };
}

function statusOf(outcome: Outcome): string {
  return outcome === "not-paid" || outcome === "income" ? "failed" : outcome;
}

function reasonOf(
  texts: Texts,
  context: RowContext,
  outcome: Outcome,
  isPlus: boolean,
): SkipReason | null {
  if (isPlus || isIncome(texts)) return "income";
  if (context.bill && !isTopUp(texts)) return "other";
  return outcome === "not-paid" ? "not-paid" : null;
}

function ownMembers(texts: Texts, receipt: Receipt) {
  const history = readHistory(texts.history ?? "");
  const claim = readClaim(texts);
  const problems: FieldProblem[] = [];
  if (!history) problems.push({ field: "history", code: "import.cell" });
  if (claim === undefined) problems.push({ field: "claimAnswerBy", code: "date.invalid" });
  const { createdAt = "", updatedAt = "" } = texts;
  const times = {
    createdAt: isTimestamp(createdAt) ? createdAt : receipt.createdAt,
    updatedAt: isTimestamp(updatedAt) ? updatedAt : receipt.updatedAt,
  };
  if (problems.length > 0) return { receipt: null, problems };
  const whole = { ...receipt, ...times, history: history ?? [], claim: claim ?? null };
  return { receipt: whole, problems };
}

function oneOf<T extends string>(known: readonly T[], text = ""): T | undefined {
  const word = text.trim().toLowerCase();
  return known.find((each) => each === word);
}
