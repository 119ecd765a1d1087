import { describe, expect, test } from "vitest";
import { answerDay, concerns, type Deadline, endOf } from "./deadline.ts";
import { receipt, sim } from "./testing/records.ts";

const deadline = (changes: Partial<Deadline>): Deadline => ({
  ...{ kind: "wait", country: "", brand: "", minutes: 120 },
  ...changes,
});
const TODAY = "2026-11-22";

describe("a deadline concerns the top-ups of its operator or seller", () => {
  test.each([
    [{ brand: "Ding" }, { channelName: "Ding.com" }, {}, true],
    [{ brand: "Ding" }, { channelName: "Landing" }, {}, false],
    [{ brand: "Ding" }, {}, { operator: "Ding" }, false],
    [{ country: "AU", brand: "Optus" }, {}, { country: "AU", operator: "Optus Prepaid" }, true],
    [{ country: "AU", brand: "Optus" }, {}, { country: "AU", brand: "optus" }, true],
    [{ country: "AU", brand: "Optus" }, { channelName: "Optus" }, { country: "AU" }, true],
    [{ country: "AU", brand: "Optus" }, {}, { country: "TH", operator: "Optus" }, false],
    [{ country: "AU", brand: "Optus" }, {}, { country: "AU", operator: "Telstra" }, false],
    [{ country: "CN" }, {}, { country: "CN", operator: "China Mobile" }, true],
    [{ country: "CN" }, {}, { country: "" }, false],
  ] as const)("%o, %o, %o: %s", (of, paid, card, expected) => {
    expect(concerns(deadline(of), receipt(1, paid), sim(11, card))).toBe(expected);
  });

  test("a receipt without a SIM is of its seller alone", () => {
    const paid = receipt(1, { channelName: "Ding" });
    expect(concerns(deadline({ brand: "Ding" }), paid, undefined)).toBe(true);
    expect(concerns(deadline({ brand: "Ding", country: "AU" }), paid, undefined)).toBe(false);
  });
});

test("a span ends at a local time, whatever the phone's zone", () => {
  const paid = receipt(1, { at: "2026-11-22T23:50+07:00" });
  expect(endOf(deadline({ minutes: 30 }), paid)).toBe("2026-11-23T00:20");
});

describe("an answer can be asked for by the soonest day that is not over", () => {
  const paid = receipt(1, { at: "2026-11-22T23:50+07:00" });
  test.each([
    [[], ""],
    [[deadline({ minutes: 30 })], "2026-11-23"],
    [[deadline({ minutes: 1440 * 3 }), deadline({ minutes: 1440 })], "2026-11-23"],
    [[deadline({ kind: "refund", minutes: 1440 * 5 })], "2026-11-27"],
    [[deadline({ kind: "slow-top-up" })], ""],
  ])("%o: %s", (deadlines, day) => {
    expect(answerDay(deadlines, paid, TODAY)).toBe(day);
  });

  test("a wait that is over sets no day", () => {
    expect(answerDay([deadline({})], receipt(1, { at: "2026-11-20T10:00+07:00" }), TODAY)).toBe("");
  });
});
