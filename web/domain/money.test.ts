import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CURRENCIES } from "./currency.ts";
import { add, parseAmount, toDecimal, toTyped } from "./money.ts";
import { AMOUNTS, PROBLEMS } from "./testing/amounts.ts";
import { anyText, monies } from "./testing/arbitraries.ts";
import { ALL_MARKS, ODD_MARKS } from "./testing/marks.ts";

describe("an amount is read as people type it", () => {
  test.each(AMOUNTS)("%j in %s", (text, currency, marks, amount) => {
    expect(parseAmount(text, currency, marks)).toEqual({ money: { amount, currency } });
  });
});

describe("an unclear amount gives the problem, with the values that the message needs", () => {
  test.each(PROBLEMS)("%j in %s", (text, currency, marks, problem) => {
    expect(parseAmount(text, currency, marks)).toEqual(problem);
  });
});

test("an amount that the edit form shows is read back, in any language", () => {
  const anyMarks = fc.constantFrom(...ALL_MARKS, ...ODD_MARKS);
  fc.assert(
    fc.property(monies(CURRENCIES), anyMarks, (money, marks) => {
      expect(parseAmount(toTyped(money, marks), money.currency, marks)).toEqual({ money });
    }),
  );
});

test("an amount that the edit form shows is read back even where nobody writes decimals", () => {
  const anyMarks = fc.constantFrom(...ALL_MARKS, ...ODD_MARKS);
  fc.assert(
    fc.property(monies(["IQD"]), anyMarks, (money, marks) => {
      expect(parseAmount(toTyped(money, marks), money.currency, marks)).toEqual({ money });
    }),
  );
});

test("an amount with the language's own grouping is read", () => {
  fc.assert(
    fc.property(monies(CURRENCIES), fc.constantFrom(...ALL_MARKS), (money, marks) => {
      const [whole = "", decimals] = toDecimal(money).split(".");
      // else both readings would be possible
      const fraction = money.currency === "IQD" ? `${decimals}0` : decimals;
      const grouped = whole.replace(/\B(?=(\d{3})+$)/g, marks.group);
      const text = fraction ? grouped + marks.decimal + fraction : grouped;
      expect(parseAmount(text, money.currency, marks)).toEqual({ money });
    }),
  );
});

test("any text is an amount or a problem", () => {
  fc.assert(
    fc.property(anyText(30), fc.constantFrom(...ALL_MARKS), (text, marks) => {
      const reading = parseAmount(text, "USD", marks);
      expect("money" in reading).not.toBe("problem" in reading);
    }),
  );
});

test("an accepted amount has the typed digits: marks only place the decimals", () => {
  const texts = fc.string({ unit: fc.constantFrom(..."0123456789.,' -".split("")), maxLength: 12 });
  const currencies = fc.constantFrom("JPY", "USD", "KWD");
  const bare = (digits: string) => digits.replace(/\D/g, "").replace(/^0+|0+$/g, "");
  fc.assert(
    fc.property(texts, currencies, fc.constantFrom(...ALL_MARKS), (text, currency, marks) => {
      const reading = parseAmount(text, currency, marks);
      if ("money" in reading) expect(bare(String(reading.money.amount))).toBe(bare(text));
    }),
  );
});

test.each(ALL_MARKS)(
  "both readings suggested for an ambiguous amount are accepted: %j",
  (marks) => {
    for (const currency of ["USD", "TND", "IQD"]) {
      for (const text of ["1.234", "1,234"]) {
        const reading = parseAmount(text, currency, marks);
        const suggestions = "problem" in reading ? Object.values(reading.values ?? {}) : [];
        for (const suggestion of suggestions) {
          expect(parseAmount(String(suggestion), currency, marks)).toHaveProperty("money");
        }
      }
    }
  },
);

test("sums are exact", () => {
  const minor = fc.integer({ min: 0, max: 10 ** 12 });
  fc.assert(
    fc.property(minor, minor, (first, second) => {
      const sum = add({ amount: first, currency: "EUR" }, { amount: second, currency: "EUR" });
      expect(sum).toEqual({ amount: first + second, currency: "EUR" });
    }),
  );
});

test("amounts in two currencies don't add", () => {
  expect(() => add({ amount: 1, currency: "EUR" }, { amount: 1, currency: "USD" })).toThrow(
    RangeError,
  );
});

test.each([
  ["USD", "0.05"],
  ["JPY", "5"],
  ["KWD", "0.005"],
  ["UYW", "0.0005"],
  ["IQD", "0.005"],
])("five minor units of %s are %s, by ISO 4217", (currency, text) => {
  expect(toDecimal({ amount: 5, currency })).toBe(text);
});
