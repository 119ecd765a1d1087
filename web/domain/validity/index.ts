import { isDate } from "../plain-date.ts";
import { type Good, goodThrough, inOrder } from "./acts.ts";
import { courseOf, type Stage, type Stretch, unknownCourse } from "./course.ts";
import { type Act, type Balance, type Clock, isRule, type Rule } from "./rule.ts";
import { keepUp } from "./upkeep.ts";

export type { Stage } from "./course.ts";
export type { Act, ActKind, Balance, Clock, LaterStage, Rule, Span, Tiers } from "./rule.ts";
export { isRule } from "./rule.ts";

export type Verdict = {
  clock: Clock;
  stage: Stage;
  /** The last day of the present stage; null if it is lost or unknown. */
  until: string | null;
  /** What begins on which day, soonest first; the last is lost, if it is known when. */
  next: { on: string; stage: Stage }[];
  /** Upkeeps that the balance pays, counted from its reading; 0 once it isn't active any more. */
  renewals?: number;
  /** `until` if what is pending arrives. */
  ifArrives?: string;
};

/**
 * Judge a SIM's rules on a day: a verdict for each rule, in order. All days are plain dates.
 *
 * An act on day D that lasts n days is good through D + n; n months: through the same day of the
 * month n months on, or that month's last day. A stage begins on the day after, and its length
 * counts from the last day of the one before. The order of acts doesn't matter, and none shortens
 * what was left. An act after the SIM was lost counts as any other: who logs it has seen it work.
 *
 * - A dated reading shows what the acts before it came to: one more of these may move the upkeeps
 *   that followed, and so the day on which the balance ends.
 * - An act after `today` doesn't count: it is planned, or its year is a slip. Nor does a reading.
 * - What is pending counts for `ifArrives` alone, from its own day.
 * - Without an act that counts a rule is unknown, unless `ends` has passed. What is unknown has no
 *   `until`; that it is lost after `ends` stands in `next` all the same.
 * - Without a balance in the currency of an upkeep it is active while its acts are good, and unknown
 *   from then on.
 * - An act without a real date doesn't count. A rule that can't be reckoned with (`isRule`) is
 *   unknown, as all are if `today` is no date.
 * - Time ends with the year 9999.
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
 * What a verdict's dates are counted from: the act that is good for longest, and its span. Null if
 * no act counts.
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
