import { expect, test } from "vitest";
import { joinFields, joinLists, RECEIPT_DECIDERS } from "./joining.ts";

const BEFORE = { amount: "300", currency: "THB", fee: "", status: "pending", notes: "old" };

test.each([
  [
    "different fields are joined",
    { notes: "mine" },
    { status: "credited" },
    { notes: "mine", status: "credited" },
    [],
  ],
  ["the same change is no conflict", { notes: "new" }, { notes: "new" }, { notes: "new" }, []],
  ["of one field both ask", { notes: "mine" }, { notes: "theirs" }, { notes: "mine" }, ["notes"]],
  [
    "changing back is a change",
    { notes: "" },
    { status: "failed" },
    { notes: "", status: "failed" },
    [],
  ],
  [
    "an amount is a conflict if the other tab has changed its currency",
    { amount: "400" },
    { currency: "MYR" },
    { amount: "400", currency: "MYR" },
    ["amount"],
  ],
  [
    "a currency is a conflict if the other tab has changed the amount",
    { currency: "MYR" },
    { amount: "400" },
    { amount: "300", currency: "MYR" },
    ["amount"],
  ],
  [
    "an amount typed in the other tab is a conflict if this one has changed the currency",
    { currency: "MYR" },
    { fee: "5" },
    { currency: "MYR" },
    ["fee"],
  ],
])("%s", (_name, mine, theirs, changed, conflicts) => {
  const joined = joinFields(
    BEFORE,
    { ...BEFORE, ...mine },
    { ...BEFORE, ...theirs },
    RECEIPT_DECIDERS,
  );
  expect(joined).toEqual({ fields: { ...BEFORE, ...changed }, conflicts });
});

test("without the former fields, every difference is a conflict", () => {
  expect(joinFields({}, { a: "1", b: "2" }, { a: "1", b: "3" })).toEqual({
    fields: { a: "1", b: "2" },
    conflicts: ["b"],
  });
});

test("photos that either tab added are kept, and those that either removed are not", () => {
  expect(joinLists(["a", "b"], ["a", "c"], ["a", "b", "d"])).toEqual(["a", "d", "c"]);
  expect(joinLists(["a", "b"], ["a", "b"], ["b"])).toEqual(["b"]);
});
