// Arbitraries of rules, acts and balances, with small numbers, so that dates often coincide.
import fc, { type Arbitrary } from "fast-check";
import type { Money } from "../money.ts";
import { addDays } from "../plain-date.ts";
import type { Act, ActKind, LaterStage, Rule, Span, Tiers } from "../validity/index.ts";

const KINDS: readonly ActKind[] = ["top-up", "call", "sms", "data", "activation"];
const STAGES: readonly LaterStage[] = ["grace", "receiving", "suspended"];

/** From the end of January 2024: a leap day, months of each length, more than a year. */
export const days = daysUpTo(500);

function daysUpTo(most: number): Arbitrary<string> {
  return fc.integer({ min: 0, max: most }).map((number) => addDays("2024-01-29", number));
}

const spans: Arbitrary<Span> = fc.oneof(
  fc.integer({ min: 0, max: 120 }).map((number) => ({ days: number })),
  fc.integer({ min: 0, max: 9 }).map((number) => ({ months: number })),
);

const longSpans: Arbitrary<Span> = fc.oneof(
  fc.integer({ min: 1, max: 120 }).map((number) => ({ days: number })),
  fc.integer({ min: 1, max: 9 }).map((number) => ({ months: number })),
);

const currencies = fc.constantFrom(...Array<string>(7).fill("THB"), "EUR");

function monies(most: number): Arbitrary<Money> {
  return fc.record({ amount: fc.integer({ min: 0, max: most }), currency: currencies });
}

const tiers: Arbitrary<Tiers> = fc.record({
  by: fc
    .uniqueArray(fc.record({ from: fc.integer({ min: 0, max: 90 }), lasts: spans }), {
      maxLength: 4,
      selector: ({ from }) => from,
    })
    .map((by) => by.sort((a, b) => a.from - b.from)),
  currency: fc.constant("THB"),
});

const upkeeps: Arbitrary<NonNullable<Rule["upkeep"]>> = fc.record(
  {
    cost: fc.record({ amount: fc.integer({ min: 10, max: 40 }), currency: fc.constant("THB") }),
    every: longSpans,
    most: fc.integer({ min: 0, max: 6 }),
  },
  { requiredKeys: ["cost", "every"] },
);

export const rules: Arbitrary<Rule> = fc.record(
  {
    clock: fc.constantFrom("credit", "number", "package", "registration"),
    counts: fc.uniqueArray(fc.constantFrom(...KINDS)).map((kinds) => ["top-up", ...kinds]),
    charged: fc.constant(true as const),
    least: monies(40),
    lasts: fc.oneof(spans, tiers),
    adds: fc.constantFrom("restart", "extend"),
    most: longSpans,
    then: fc.array(fc.record({ stage: fc.constantFrom(...STAGES), lasts: spans }), {
      maxLength: 4,
    }),
    ends: daysUpTo(900),
    upkeep: upkeeps,
  },
  { requiredKeys: ["clock", "counts", "lasts", "adds", "then"] },
);

/** At most twelve acts, some on one day. */
export const acts: Arbitrary<Act[]> = fc.array(
  fc.record(
    {
      kind: fc.constantFrom("top-up", "top-up", "top-up", ...KINDS),
      on: daysUpTo(350),
      paid: monies(100),
      pending: fc.constantFrom(true, false, false, false),
    },
    { requiredKeys: ["kind", "on"] },
  ),
  { maxLength: 12 },
);

export const balances: Arbitrary<Money | null> = fc.option(monies(150), { nil: null });
