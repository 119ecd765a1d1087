import { isMoney, type Act, type Rule, type Span, type Tiers } from "./rule.ts";
import { after } from "./span.ts";

/** The last day for which acts are good, and the act that reaches it. */
export type Good = { until: string; act: Act; lasts: Span };

/**
 * Return how long a rule's acts are good, or null if none counts. `acts` must be in the order of
 * `inOrder`.
 *
 * "extend" adds to what is left; what ends on the day of the act has not ended. A cap counts from
 * the act. An act never shortens what was left before it.
 */
export function goodThrough(rule: Rule, acts: readonly Act[]): Good | null {
  let good: Good | null = null;
  for (const act of acts) {
    const lasts = spanOf(rule, act);
    if (!lasts) continue;
    const isLeft = rule.adds === "extend" && good !== null && good.until >= act.on;
    const given = after(isLeft && good ? good.until : act.on, lasts);
    const cap = rule.most ? after(act.on, rule.most) : given;
    const until = given < cap ? given : cap;
    if (!good || until >= good.until) good = { until, act, lasts };
  }
  return good;
}

/**
 * Return acts by day, and those of one day by amount. Spans of days and months give different sums
 * in different orders, so the result must not depend on the order in which acts were logged.
 */
export function inOrder(acts: readonly Act[]): Act[] {
  return [...acts].sort((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? -1 : 1;
    return (a.paid?.amount ?? 0) - (b.paid?.amount ?? 0);
  });
}

/**
 * Return how long an act is good by a rule, or null if it doesn't count: it is of another kind,
 * the top-up is too small, or the amount is needed but unknown, in another currency or below the
 * first tier.
 */
function spanOf({ counts, least, lasts }: Rule, { kind, paid }: Act): Span | null {
  if (!counts.includes(kind)) return null;
  const amountIn = (currency: string): number =>
    isMoney(paid) && paid.currency === currency ? paid.amount : -1;
  if (least && kind === "top-up" && amountIn(least.currency) < least.amount) return null;
  if (!("by" in lasts)) return lasts;
  const amount = amountIn(lasts.currency);
  let highest: Tiers["by"][number] | null = null;
  for (const tier of lasts.by) {
    if (tier.from <= amount && (!highest || tier.from >= highest.from)) highest = tier;
  }
  return highest && highest.lasts;
}
