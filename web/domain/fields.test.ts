import { describe, expect, test } from "vitest";
import { changedFields, type Fields } from "./fields.ts";

const START = { money: "", currency: "THB", at: "2026-11-22T14:30", note: "" };
const PAIRS = { money: "currency" };

describe("a draft keeps the changed fields, an amount together with its currency", () => {
  test.each([
    [{}, {}],
    [{ note: "x" }, { note: "x" }],
    [{ at: "" }, { at: "" }],
    [{ money: "5" }, { money: "5", currency: "THB" }],
    [{ currency: "USD" }, { money: "", currency: "USD" }],
    [{ other: "new" }, { other: "new" }],
    [{ other: "" }, {}],
  ] as [Fields, Fields][])("%o: %o", (typed, kept) => {
    expect(changedFields({ ...START, ...typed }, START, PAIRS)).toEqual(kept);
  });
});
