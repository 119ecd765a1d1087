/** What amounts come to by the rates of exchange that the person gave. */
import { LARGEST, type Money } from "./money.ts";
import { compare } from "./order.ts";
import type { Rate } from "./rate.ts";

/** The currencies that some rate leads to or from, in alphabetical order. */
export function ratedCurrencies(rates: readonly Rate[]): string[] {
  return [...new Set(rates.flatMap(({ of, is }) => [of.currency, is.currency]))].sort();
}

/** The rate between two currencies, either way round: of several the one of the latest day. */
export function rateBetween(a: string, b: string, rates: readonly Rate[]): Rate | undefined {
  return rates
    .filter(({ of, is }) => [of.currency, is.currency].sort().join() === [a, b].sort().join())
    .sort((one, other) => compare(other.on, one.on) || compare(other.updatedAt, one.updatedAt))[0];
}

/**
 * The amount in another currency, rounded half up; null where no rate was given, or it is too large
 * to be added up.
 */
export function convert(money: Money, currency: string, rates: readonly Rate[]): Money | null {
  if (money.currency === currency) return money;
  const rate = rateBetween(money.currency, currency, rates);
  if (!rate) return null;
  const { of, is } = rate;
  const [from, to] = of.currency === currency ? [is, of] : [of, is];
  const amount = scale(money.amount, to.amount, from.amount);
  return amount <= LARGEST ? { amount, currency } : null;
}

/** amount × by ÷ per, rounded half up. The product is beyond what a number holds. */
export function scale(amount: number, by: number, per: number): number {
  const divisor = 2n * BigInt(per);
  return Number((2n * BigInt(amount) * BigInt(by) + BigInt(per)) / divisor);
}
