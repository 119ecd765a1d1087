import { isDate } from "../plain-date.ts";
import { type Good, goodThrough, inOrder } from "./acts.ts";
import { courseOf, type Stage, type Stretch, unknownCourse } from "./course.ts";
import { type Act, type Balance, type Clock, isRule, type Rule } from "./rule.ts";
import { keepUp } from "./upkeep.ts";

export type { Stage } from "./course.ts";
export type {
  Act,
  ActKind,
  Balance,
  Clock,
  Course,
  LaterStage,
  Rule,
  Span,
  Tiers,
} from "./rule.ts";
export { isRule } from "./rule.ts";

export type Verdict = {
  clock: Clock;
  stage: Stage;
  /** The last day of the present stage; null if it is lost or unknown. */
  until: string | null;
  /**
   * The later stages with their first days, soonest first. The last is "lost", if its day is known.
   */
  next: { on: string; stage: Stage }[];
  /** How many upkeeps the balance pays, counted from its reading; 0 once the SIM isn't active. */
  renewals?: number;
  /** The value of `until` if the pending top-ups arrive. */
  ifArrives?: string;
};

/**
 * Judge a SIM's rules on a day. Returns a verdict for each rule, in order. All days are plain
 * dates.
 *
 * An act on day D that lasts n days is good through D + n. One that lasts n months is good through
 * the same day n months later, or that month's last day. A stage begins on the day after, and its
 * length counts from the last day of the stage before. The order of acts doesn't matter, and no act
 * shortens what was left. An act after the SIM was lost counts as any other, because the person has
 * seen it work.
 *
 * - A dated reading shows the result of the acts before it. One more such act may move the later
 * upkeeps, and so the day on which the balance ends.
 * - An act after `today` doesn't count: it is planned, or its year is a typing error. The same
 *   holds for
 * readings.
 * - Pending acts count only for `ifArrives`, from their own day.
 * - A rule without an act that counts is unknown, unless `ends` has passed. If it is unknown, it
 *   has no
 * `until`, but `next` says that it is lost after `ends`.
 * - If the balance isn't known in the currency of an upkeep, the SIM is active while its acts are
 *   good,
 * and unknown after that.
 * - An act without a valid date doesn't count. A rule that can't be computed (`isRule`) is unknown;
 *   if
 * `today` is no date, all are.
 * - The calendar ends with the year 9999.
 */
export function assess(
  rules: readonly Rule[],
  acts: readonly Act[],
  balance: Balance | null | undefined,
  today: string,
): Verdict[] {
  const done = inOrder(acts.filter(({ on }) => isDate(on) && on <= today));
  const arrived = done.filter(({ pending }) => !pending);
  const read = isReading(balance, today) ? balance : null;
  return rules.map((rule) => {
    if (!isDate(today) || !isRule(rule)) return verdictOn(today, rule.clock, []);
    const verdict = judge(rule, arrived, read, today);
    const counts = done.length > arrived.length && goodThrough(rule, pendingOf(done));
    const ifArrives = counts ? judge(rule, done, read, today).until : null;
    return ifArrives === null ? verdict : { ...verdict, ifArrives };
  });
}

/**
 * Return the act from which a verdict's dates are counted, the one that is good for longest, and
 * its span. Null if no act counts.
 */
export function reasonOf(rule: Rule, acts: readonly Act[], today: string): Good | null {
  if (!isDate(today) || !isRule(rule)) return null;
  const counted = acts.filter(({ on, pending }) => isDate(on) && on <= today && !pending);
  return goodThrough(rule, inOrder(counted));
}

function judge(rule: Rule, acts: readonly Act[], balance: Balance | null, today: string): Verdict {
  const good = goodThrough(rule, acts);
  if (!good) return verdictOn(today, rule.clock, unknownCourse(rule));
  const kept = keepUp(rule, acts, good, balance);
  const verdict = verdictOn(today, rule.clock, courseOf(rule, kept));
  if (kept.renewals === null) return verdict;
  return { ...verdict, renewals: verdict.stage === "active" ? kept.renewals : 0 };
}

function verdictOn(today: string, clock: Clock, course: readonly Stretch[]): Verdict {
  const begun = course.filter(({ on }) => on <= today);
  const { stage = "unknown", until = null } = begun.at(-1) ?? {};
  const next = course.slice(begun.length).map(({ on, stage: later }) => ({ on, stage: later }));
  return { clock, stage, until, next };
}

function pendingOf(acts: readonly Act[]): Act[] {
  return acts.filter(({ pending }) => pending);
}

function isReading(balance: Balance | null | undefined, today: string): balance is Balance {
  if (!balance || !Number.isSafeInteger(balance.amount)) return false;
  return balance.on === undefined || (isDate(balance.on) && balance.on <= today);
}
