import { goodThrough, type Good } from "./acts.ts";
import type { Act, Balance, Rule } from "./rule.ts";
import { afterTimes, begunBefore } from "./span.ts";

/**
 * The last day on which acts and balance keep the SIM active. `renewals` is null if the balance
 * isn't known.
 */
export type Kept = { until: string; renewals: number | null };

/**
 * Return how long the balance keeps a SIM active after its acts have ended, counted from the
 * reading. A reading after that end shows what is left after the upkeeps of the days before.
 */
export function keepUp(
  rule: Rule,
  acts: readonly Act[],
  good: Good,
  balance: Balance | null,
): Kept {
  const { upkeep } = rule;
  if (!upkeep || !balance || balance.currency !== upkeep.cost.currency) {
    return { until: good.until, renewals: null };
  }
  const { cost, every, most = Number.MAX_SAFE_INTEGER } = upkeep;
  const affordable = Math.max(0, Math.floor(balance.amount / cost.amount));
  const start = paidBefore(rule, acts, good, balance, affordable > 0);
  if (!start) return { until: good.until, renewals: null };
  const renewals = Math.min(affordable, most - start.times);
  return { until: afterTimes(start.until, every, renewals), renewals };
}

type Paid = { until: string; times: number };

// Returns the last day that was paid for, and the number of upkeeps, at the time of the reading.
// Null if that is unclear: too little is left for one more upkeep, so the last may have been taken
// or have failed.
function paidBefore(
  rule: Rule,
  acts: readonly Act[],
  good: Good,
  { on }: Balance,
  canPay: boolean,
): Paid | null {
  const unpaid = { until: good.until, times: 0 };
  if (on === undefined || !rule.upkeep) return unpaid;
  const before = goodThrough(
    rule,
    acts.filter((act) => act.on <= on),
  )?.until;
  if (before === undefined || on <= before) return unpaid;
  const isRenewed = good.until > before;
  if (!canPay) return isRenewed ? unpaid : null;
  const { every, most = Number.MAX_SAFE_INTEGER } = rule.upkeep;
  const times = Math.min(begunBefore(on, before, every), most);
  const until = afterTimes(before, every, times);
  // A later act starts anew, but the days that are paid stay.
  return isRenewed && good.until >= until ? unpaid : { until, times };
}
