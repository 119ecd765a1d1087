import { describe, expect, test } from "vitest";
import type { Status } from "../receipt.ts";
import { identifier, receipt } from "../testing/records.ts";
import { claimedReceipts, pendingReceipts, runsOutNext, validities } from "./good-until.ts";

const TODAY = "2026-11-22";

test("the oldest pending receipt comes first", () => {
  const receipts = [
    receipt(1, { at: "2026-11-22T10:00+07:00", status: "pending" }),
    receipt(2, { at: "2026-11-20T10:00+07:00", status: "pending" }),
    receipt(3, { at: "2026-11-19T10:00+07:00", status: "credited" }),
    receipt(4, { at: "2026-11-18T10:00+07:00", status: "claimed" }),
  ];
  expect(pendingReceipts(receipts).map(({ id }) => id)).toEqual([identifier(2), identifier(1)]);
});

test("the oldest claim comes first", () => {
  const receipts = [
    receipt(1, { at: "2026-11-22T10:00+07:00", status: "claimed" }),
    receipt(2, { at: "2026-11-20T10:00+07:00", status: "claimed" }),
    receipt(3, { at: "2026-11-19T10:00+07:00", status: "pending" }),
  ];
  expect(claimedReceipts(receipts).map(({ id }) => id)).toEqual([identifier(2), identifier(1)]);
});

test("the latest receipt with a validity counts for its SIM, even if it is shorter", () => {
  const [long, short, silent, other] = [
    receipt(1, { simId: identifier(11), at: "2026-10-01T10:00+07:00", goodUntil: "2027-10-01" }),
    receipt(2, { simId: identifier(11), at: "2026-11-01T10:00+07:00", goodUntil: "2026-12-01" }),
    receipt(3, { simId: identifier(11), at: "2026-11-05T10:00+07:00" }),
    receipt(4, { simId: identifier(12), at: "2026-11-05T10:00+07:00", goodUntil: "2026-11-22" }),
  ];
  expect(runsOutNext([long, short, silent, other], TODAY)).toEqual([
    { simId: identifier(12), goodUntil: "2026-11-22", daysLeft: 0, receipt: other },
    { simId: identifier(11), goodUntil: "2026-12-01", daysLeft: 9, receipt: short },
  ]);
});

describe("a top-up that did not arrive keeps no SIM alive: the one before it counts", () => {
  test.each([
    ["pending", "2027-01-01"],
    ["credited", "2027-01-01"],
    ["failed", "2026-12-01"],
    ["claimed", "2026-12-01"],
    ["refunded", "2026-12-01"],
  ] as [Status, string][])("after a %s one the SIM is good until %s", (status, goodUntil) => {
    const receipts = [
      receipt(1, { at: "2026-11-01T10:00+07:00", goodUntil: "2026-12-01" }),
      receipt(2, { at: "2026-11-05T10:00+07:00", goodUntil: "2027-01-01", status }),
    ];
    expect(validities(receipts, TODAY).map((each) => each.goodUntil)).toEqual([goodUntil]);
  });
});

test("SIMs that ended in the last 90 days come before those that are good, latest first", () => {
  const ends = ["2026-11-20", "2026-11-25", "2026-11-21", "2026-08-24", "2026-08-23"];
  const receipts = ends.map((goodUntil, number) =>
    receipt(number, { simId: identifier(number), at: "2026-07-01T10:00+07:00", goodUntil }),
  );
  const days = runsOutNext(receipts, TODAY).map(({ daysLeft }) => daysLeft);
  expect(days).toEqual([-1, -2, -90, 3]);
});
