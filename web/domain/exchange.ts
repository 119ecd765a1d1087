/** Converts amounts with the exchange rates that the user gave. */
import { LARGEST, type Money } from "./money.ts";
import { compare } from "./order.ts";
import type { Rate } from "./rate.ts";

/** Return the currencies that have a rate, in alphabetical order. */
export function ratedCurrencies(rates: readonly Rate[]): string[] {
  return [...new Set(rates.flatMap(({ of, is }) => [of.currency, is.currency]))].sort();
}

/**
 * Return the rate between two currencies, in either direction. If there are several, the latest.
 */
export function rateBetween(a: string, b: string, rates: readonly Rate[]): Rate | undefined {
  return rates
    .filter(({ of, is }) => [of.currency, is.currency].sort().join() === [a, b].sort().join())
    .sort((one, other) => compare(other.on, one.on) || compare(other.updatedAt, one.updatedAt))[0];
}

/**
 * Return the amount in another currency, rounded half up; null if there is no rate, or the result
 * is larger than `LARGEST`.
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

/** Return amount × by ÷ per, rounded half up. BigInt, because the product may exceed 2^53. */
export function scale(amount: number, by: number, per: number): number {
  const divisor = 2n * BigInt(per);
  return Number((2n * BigInt(amount) * BigInt(by) + BigInt(per)) / divisor);
}
