import { expect, test } from "vitest";
import { OPERATOR_RULES } from "../testing/operator-rules.ts";
import { type Act, assess, isRule } from "./index.ts";

test("there are presets", () => {
  expect(OPERATOR_RULES.length).toBeGreaterThanOrEqual(50);
});

test.each(OPERATOR_RULES)(
  "the rule of %s can be reckoned with, and its SIM is lost in the end",
  (_name, rule) => {
    expect(isRule(rule)).toBe(true);
    const tiers = "by" in rule.lasts ? rule.lasts : null;
    const currency = tiers?.currency ?? rule.least?.currency ?? "EUR";
    const amount = Math.max(tiers?.by.at(-1)?.from ?? 0, rule.least?.amount ?? 0);
    for (const kind of rule.counts) {
      const act: Act = { kind, on: "2026-01-31", paid: { amount, currency } };
      const balance = { amount: 0, currency: rule.upkeep?.cost.currency ?? "EUR" };
      const [verdict] = assess([rule], [act], balance, "2026-01-31");
      expect(verdict).toMatchObject({ clock: rule.clock, stage: "active" });
      expect(verdict?.next.at(-1)?.stage).toBe("lost");
    }
  },
);
