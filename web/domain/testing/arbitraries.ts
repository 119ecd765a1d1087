// Arbitraries of fast-check for records, forms and texts.
import fc, { type Arbitrary } from "fast-check";
import type { Fields } from "../fields.ts";
import type { Money } from "../money.ts";
import { CHANNELS, MEANS, STATUSES } from "../receipt.ts";
import type { Tombstone } from "../records/kind.ts";
import type { Log } from "../records/kinds.ts";
import {
  binned,
  bytesOf,
  correction,
  identifier,
  photo,
  rate,
  reading,
  receipt,
  sim,
  tombstone,
  trip,
  use,
} from "./records.ts";

/** Few ids, so that records often have the same one. */
export const identifiers = fc.integer({ min: 0, max: 5 }).map(identifier);

/** Calendar dates from 1990 to 9999. */
export const dates = fc
  .date({ min: new Date("1990-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const times = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
const offsets = fc.constantFrom("-12:00", "-03:30", "+00:00", "+05:45", "+07:00", "+14:00");

/** Local times with their offset: "2026-11-22T14:59+07:00". */
export const instants = fc
  .tuple(dates, times, offsets)
  .map(([date, time, offset]) => `${date}T${time}${offset}`);

// Control characters, bidi controls, joiners, combining marks, odd spaces and line ends.
const TRICKY = Array.from(
  "\0\t\n\v\r\x1b\x7f\x85\xa0\xad\u0301\u061c\u200b\u200c\u200d\u200e\u202e\u2028\u2029" +
    "\u2066\u2069\u3099\ufb01\ufeff\ufffd\u{10ffff} '\",;=+-@aé0٣１",
);

/** Texts that often cause errors, and any others; without lone surrogates. */
export function anyText(most: number): Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: fc.constantFrom(...TRICKY), maxLength: most }),
    fc.string({ unit: "grapheme", maxLength: most }),
    fc.string({ unit: "binary", maxLength: most }),
  );
}

/** Texts as a person may type them: formulas and scripts of all directions among them. */
export function typedText(most: number): Arbitrary<string> {
  const samples = ["", "=1+1", "+66 81", "@cmd", "a,b", 'say "hi"', "كود ١٢", "充值 💳", "é"];
  return fc.oneof(fc.constantFrom(...samples), anyText(most));
}

/** Amounts in one of the currencies. */
export function monies(currencies: readonly string[]): Arbitrary<Money> {
  return fc.record({
    amount: fc.integer({ min: 0, max: 999_999_999_999 }),
    currency: fc.constantFrom(...currencies),
  });
}

const blankOr = (arbitrary: Arbitrary<string>) => fc.oneof(fc.constant(""), arbitrary);
const amounts = fc.integer({ min: 0, max: 10 ** 8 }).map(String);
const currencies = fc.constantFrom("USD", "JPY", "KWD", "THB");

/** Filled receipt forms without a mistake, in English. */
export const receiptForms: Arbitrary<Fields> = fc
  .record({
    sim: blankOr(identifiers),
    moment: instants,
    channel: fc.constantFrom(...CHANNELS),
    channelName: typedText(40),
    amount: amounts,
    currency: currencies,
    credited: blankOr(amounts),
    creditedCurrency: blankOr(currencies),
    fee: blankOr(amounts),
    means: blankOr(fc.constantFrom(...MEANS)),
    order: typedText(40),
    balanceBefore: blankOr(amounts),
    balanceAfter: blankOr(amounts),
    goodUntil: blankOr(dates),
    status: fc.constantFrom(...STATUSES),
    notes: typedText(60),
  })
  .map(({ moment, goodUntil, ...fields }) => ({
    ...fields,
    fee: Number(fields.fee) <= Number(fields.amount) ? fields.fee : "",
    at: moment.slice(0, 16),
    offset: moment.slice(16),
    goodUntil: goodUntil >= moment.slice(0, 10) ? goodUntil : "",
  }));

// Few numbers and times, so that they often coincide.
const numbers = fc.integer({ min: 0, max: 5 });
const stampOf = (n: number) => `2026-11-22T07:59:0${n}.000Z`;
const stamps = fc.integer({ min: 0, max: 3 }).map(stampOf);

/**
 * Records and tombstones with unique ids, which often share ids or times with those of another
 * list.
 */
function versions<T extends { id: string }, C>(
  make: (number: number, changes: C & { updatedAt: string }) => T,
  contents: Arbitrary<C>,
): Arbitrary<(T | Tombstone<T>)[]> {
  const record: Arbitrary<T | Tombstone<T>> = fc.oneof(
    fc
      .tuple(numbers, stamps, contents)
      .map(([number, updatedAt, content]) => make(number, { ...content, updatedAt })),
    fc.tuple(numbers, stamps).map(([number, updatedAt]) => tombstone(number, updatedAt)),
    fc
      .tuple(numbers, stamps, contents)
      .map(([number, updatedAt, content]) =>
        binned(make(number, { ...content, updatedAt: stampOf(0) }), updatedAt),
      ),
  );
  return fc.uniqueArray(record, { maxLength: 5, selector: ({ id }) => id });
}

/** Logs that often have records in common. */
export const logs: Arbitrary<Log> = fc.record({
  receipts: versions(receipt, fc.record({ notes: fc.constantFrom("a", "b") })),
  sims: versions(sim, fc.record({ label: fc.constantFrom("a", "b") })),
  photos: versions(
    photo,
    fc.record({ bytes: fc.constantFrom("", "a", "ab", "b").map((text) => bytesOf(text)) }),
  ),
  balances: versions(reading, fc.record({ minutes: fc.constantFrom(null, 0, 5) })),
  trips: versions(trip, fc.record({ name: fc.constantFrom("a", "b") })),
  rates: versions(rate, fc.record({ on: fc.constantFrom("2026-11-22", "2026-11-23") })),
  corrections: versions(correction, fc.record({ verdict: fc.constantFrom("works", "fails") })),
  acts: versions(use, fc.record({ kind: fc.constantFrom("call", "sms") })),
});
