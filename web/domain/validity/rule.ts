import type { Money } from "../money.ts";
import { isDate } from "../plain-date.ts";

// Rules travel in backups and presets: members may be added here, none renamed.

/** A length of time: whole days, or calendar months. */
export type Span = { days: number } | { months: number };

/** Spans by the amount paid: the one with the highest `from` (minor units) that was reached. */
export type Tiers = { by: { from: number; lasts: Span }[]; currency: string };

export const CLOCKS = ["credit", "number", "package", "registration"] as const;
export const ACT_KINDS = ["top-up", "call", "sms", "data", "activation"] as const;
export const LATER_STAGES = ["grace", "receiving", "suspended"] as const;

export type Clock = (typeof CLOCKS)[number];
export type ActKind = (typeof ACT_KINDS)[number];
export type LaterStage = (typeof LATER_STAGES)[number];

export type Rule = {
  clock: Clock;
  /** The acts that start it. */
  counts: ActKind[];
  /** The smallest top-up that counts. Calls, SMS, data and activation count without an amount. */
  least?: Money;
  lasts: Span | Tiers;
  /** "extend": added to what is left, if it has not ended. "restart": the later of both. */
  adds: "restart" | "extend";
  /** Counted from the act: never beyond. Upkeep, which begins after the end, may go beyond. */
  most?: Span;
  /** In turn after it has ended; after the last: lost. */
  then: { stage: LaterStage; lasts: Span }[];
  /** A day after which it is lost, whatever is paid. A fixed date is a long `lasts` with it. */
  ends?: string;
  /** Paid from the balance once it has ended, before `then`; `most` is a number of times. */
  upkeep?: { cost: Money; every: Span; most?: number };
};

export type Act = {
  kind: ActKind;
  on: string;
  paid?: Money;
  /** Counts only as "if it arrives". */
  pending?: boolean;
};

/**
 * The last reading of the balance. `on` is its day; without it, it counts as read before the first
 * upkeep, so that what the balance pays for is never said to end later than it does.
 */
export type Balance = Money & { on?: string };

const isNumber = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

/** Whether an amount is whole minor units of a currency, none of them negative. */
export function isMoney(value: Money | undefined): value is Money {
  return isNumber(value?.amount) && typeof value?.currency === "string";
}

/** Whether a rule can be reckoned with: whole numbers, real dates, upkeeps that cost and last. */
export function isRule(rule: Rule): boolean {
  const { counts, least, lasts, adds, most, then, ends, upkeep } = rule;
  return (
    Array.isArray(counts) &&
    (least === undefined || isMoney(least)) &&
    (isSpan(lasts) || isTiers(lasts)) &&
    (adds === "restart" || adds === "extend") &&
    (most === undefined || isSpan(most)) &&
    Array.isArray(then) &&
    then.every((stage) => LATER_STAGES.includes(stage?.stage) && isSpan(stage.lasts)) &&
    (ends === undefined || isDate(ends)) &&
    (upkeep === undefined || isUpkeep(upkeep))
  );
}

// No days at all are a span too: "until midnight".
function isSpan(span: unknown): span is Span {
  if (typeof span !== "object" || span === null) return false;
  const { days, months } = span as { days?: unknown; months?: unknown };
  return days === undefined ? isNumber(months) : months === undefined && isNumber(days);
}

function isTiers(lasts: Span | Tiers | undefined): boolean {
  if (typeof lasts !== "object" || lasts === null || !("by" in lasts)) return false;
  const { by, currency } = lasts;
  const isTier = (tier: Tiers["by"][number]): boolean => isNumber(tier?.from) && isSpan(tier.lasts);
  return Array.isArray(by) && by.every(isTier) && typeof currency === "string";
}

// An upkeep that lasts no time, or costs nothing, would never come to an end.
function isUpkeep({ cost, every, most }: NonNullable<Rule["upkeep"]>): boolean {
  if (!isMoney(cost) || cost.amount === 0 || !isSpan(every)) return false;
  const length = "days" in every ? every.days : every.months;
  return length > 0 && (most === undefined || isNumber(most));
}
