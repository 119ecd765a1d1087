import { describe, expect, test } from "vitest";
import { addToHistory, mayArriveUntil, noteStatus, questionsOf, usualWaits } from "./arrival.ts";
import { type Receipt, RECEIPT_LIMITS } from "./receipt.ts";
import { identifier, receipt } from "./testing/records.ts";

const HOUR = 3_600_000;
const PAID = "2026-11-22T14:59+07:00";
const at = (minutes: number) => Date.parse(PAID) + minutes * 60_000;
const stamp = (minutes: number) => new Date(at(minutes)).toISOString();
const pending = (changes: Partial<Receipt> = {}) => receipt(1, { status: "pending", ...changes });

/** Return a top-up that was noted as credited `minutes` minutes after it was paid. */
function credited(number: number, minutes: number, changes: Partial<Receipt> = {}): Receipt {
  const history = [{ status: "credited", at: stamp(minutes), refund: null }] as const;
  return receipt(number, { history: [...history], ...changes });
}

describe("the question comes after the time that the channel usually takes", () => {
  test.each([
    ["shop", 29, 0],
    ["shop", 30, 1],
    ["app", 30, 1],
    ["platform", 119, 0],
    ["platform", 120, 1],
  ] as const)("%s after %s minutes: %s", (channel, minutes, count) => {
    expect(questionsOf([pending({ channel })], at(minutes))).toHaveLength(count);
  });

  test.each(["credited", "failed", "claimed", "refunded"] as const)(
    "never of a %s one",
    (status) => {
      expect(questionsOf([receipt(1, { status })], at(999_999))).toEqual([]);
    },
  );
});

test("of many that wait, the latest five are asked about, oldest first", () => {
  const days = ["22", "23", "24", "25", "26", "27", "28"];
  const waiting = days.map((day, n) =>
    pending({ id: identifier(n), at: `2026-11-${day}T10:00+07:00` }),
  );
  const asked = questionsOf(waiting.reverse(), Date.parse("2026-12-01T00:00Z"));
  expect(asked.map((each) => each.receipt.at.slice(8, 10))).toEqual(days.slice(2));
});

test("after “not yet” the question comes again two hours later", () => {
  const waiting = pending({ history: [{ status: "pending", at: stamp(40), refund: null }] });
  expect(questionsOf([waiting], at(159))).toEqual([]);
  expect(questionsOf([waiting], at(160))).toHaveLength(1);
});

test("the oldest top-up comes first", () => {
  const receipts = [pending(), pending({ id: identifier(2), at: "2026-11-20T10:00+07:00" })];
  expect(questionsOf(receipts, at(60)).map(({ receipt: { id } }) => id)).toEqual([
    identifier(2),
    identifier(1),
  ]);
});

describe("the user's own history of a channel comes before the guide", () => {
  const app = { channel: "app", channelName: "myAIS" } as const;
  test.each([
    ["three of them: the longest", [3, 50, 20], 50, "own"],
    ["two are too few", [3, 50], 30, "guide"],
    ["at least five minutes", [0, 1, 2], 5, "own"],
    ["none that was noted a month later", [10, 20, 43_000, 15], 20, "own"],
    ["the latest five alone", [10, 11, 12, 13, 14, 500], 14, "own"],
  ] as const)("%s", (_, taken, minutes, by) => {
    const known = taken.map((each, index) => credited(10 + index, each, app));
    expect(usualWaits(known)(pending(app))).toEqual({ minutes, by });
  });

  test("another name is another channel, but not another case", () => {
    const known = [1, 2, 3].map((n) => credited(n, 60, { ...app, channelName: "MYAIS" }));
    expect(usualWaits(known)(pending(app)).by).toBe("own");
    expect(usualWaits(known)(pending({ ...app, channelName: "Ding" })).by).toBe("guide");
  });
});

test("a failed top-up may still arrive for 72 hours", () => {
  expect(mayArriveUntil(pending(), at(60))).toBe(at(0) + 72 * HOUR);
  expect(mayArriveUntil(pending(), at(0) + 72 * HOUR)).toBeNull();
});

test("a form notes a changed status in the history, and nothing else", () => {
  expect(noteStatus(pending(), "failed", stamp(60))).toEqual([
    { status: "failed", at: stamp(60), refund: null },
  ]);
  expect(noteStatus(credited(1, 5), "credited", stamp(60))).toHaveLength(1);
});

test("a history has a limit: the oldest entries are dropped", () => {
  const history = Array.from({ length: RECEIPT_LIMITS.history }, (_, minute) => ({
    ...{ status: "pending" as const, at: stamp(minute), refund: null },
  }));
  const longer = addToHistory(pending({ history }), {
    ...{ status: "credited", at: stamp(999), refund: null },
  });
  expect(longer).toHaveLength(RECEIPT_LIMITS.history);
  expect(longer.at(-1)?.status).toBe("credited");
});
