import { goodThrough, type Good } from "./acts.ts";
import type { Act, Balance, Rule } from "./rule.ts";
import { afterTimes, begunBefore } from "./span.ts";

/** The last day that acts and balance keep it active; `renewals` null if the balance isn't known. */
export type Kept = { until: string; renewals: number | null };

/**
 * How long the balance keeps a SIM active once its acts are no longer good. Counted from the reading:
 * a reading of a day after that end shows what is left after the upkeeps of the days before.
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

// The days paid for and the upkeeps taken when the balance was read. Null if nobody can tell: too
// little is left for one more, so the last one may have been taken or may have failed.
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
  // An act since then begins anew, but takes nothing away from the days that are paid.
  return isRenewed && good.until >= until ? unpaid : { until, times };
}
