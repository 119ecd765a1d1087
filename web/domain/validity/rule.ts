import type { Money } from "../money.ts";
import { isDate } from "../plain-date.ts";

// Backups and presets contain rules: members may be added here, but not renamed.

/** A length of time: whole days, or calendar months. */
export type Span = { days: number } | { months: number };

/**
 * Spans by the amount paid. The tier with the highest `from` (minor units) that was reached
 * applies.
 */
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
  /** Of calls, SMS and data, only those that are charged count. The person notes no others. */
  charged?: true;
  /** The smallest top-up that counts. Other acts count without an amount. */
  least?: Money;
  lasts: Span | Tiers;
  /**
   * "extend": the span is added to what is left, if that has not ended. "restart": the later day of
   * both.
   */
  adds: "restart" | "extend";
  /** The most time from the act. Upkeep begins after that, so it may go beyond. */
  most?: Span;
  /** The stages after the end, in order. After the last one, the SIM is lost. */
  then: { stage: LaterStage; lasts: Span }[];
  /**
   * The day after which it is lost, whatever is paid. A fixed date is a long `lasts` with `ends`.
   */
  ends?: string;
  /** Paid from the balance after the end, before `then`. `most` is the number of times. */
  upkeep?: { cost: Money; every: Span; most?: number };
};

/**
 * What is known of the time after the end, without what comes before: a rule that can be read but
 * not computed.
 */
export type Course = { after: "validity" | "zero" } & Pick<Rule, "then" | "upkeep">;

export type Act = {
  kind: ActKind;
  on: string;
  paid?: Money;
  /** Counts only for "if it arrives". */
  pending?: boolean;
};

/**
 * The last reading of the balance. `on` is its day. Without it, the balance counts as read before
 * the first upkeep, so that the end is never given as later than it is.
 */
export type Balance = Money & { on?: string };

const isNumber = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

/** Return whether an amount is whole minor units of a currency and not negative. */
export function isMoney(value: Money | undefined): value is Money {
  return isNumber(value?.amount) && typeof value?.currency === "string";
}

/**
 * Return whether a rule can be computed: whole numbers, valid dates, upkeeps with a cost and a
 * length.
 */
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

// A span of 0 days is valid: "until midnight".
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

// An upkeep without a length or a cost would never end.
function isUpkeep({ cost, every, most }: NonNullable<Rule["upkeep"]>): boolean {
  if (!isMoney(cost) || cost.amount === 0 || !isSpan(every)) return false;
  const length = "days" in every ? every.days : every.months;
  return length > 0 && (most === undefined || isNumber(most));
}
