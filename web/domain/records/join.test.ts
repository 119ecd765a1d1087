import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Receipt } from "../receipt.ts";
import { log, photo, receipt, sim, tombstone } from "../testing/records.ts";
import { noteEdits } from "./edits.ts";
import { findConflicts, joinRecords } from "./join.ts";
import { choiceKey, merge, planRestore, withChoices } from "./merge.ts";
import { upgrade } from "./upgrade.ts";

const at = (second: number) => `2026-11-22T08:00:0${second}.000Z`;

/** Return a receipt after a change at that second. */
function edit(record: Receipt, second: number, changes: Partial<Receipt>): Receipt {
  return noteEdits(record, { ...record, ...changes, updatedAt: at(second) });
}

const BASE = receipt();

describe("two phones that have changed one receipt", () => {
  test("keep both changes where these are of different fields", () => {
    const mine = edit(BASE, 1, { notes: "at the gate" });
    const theirs = edit(BASE, 2, { order: "A-1" });
    for (const joined of [joinRecords(mine, theirs), joinRecords(theirs, mine)]) {
      expect(joined).toMatchObject({ notes: "at the gate", order: "A-1", updatedAt: at(2) });
    }
    expect(findConflicts(mine, theirs)).toEqual([]);
  });

  test("have a conflict in a field that both have changed", () => {
    const mine = edit(BASE, 1, { notes: "mine", order: "A-1" });
    const theirs = edit(BASE, 2, { notes: "theirs" });
    expect(findConflicts(mine, theirs)).toEqual(["notes"]);
    expect(joinRecords(mine, theirs)).toMatchObject({ notes: "theirs", order: "A-1" });
  });

  test("have no conflict if one has seen the other's change", () => {
    const mine = edit(BASE, 1, { notes: "mine" });
    const theirs = edit(mine, 2, { notes: "theirs" });
    expect(findConflicts(mine, theirs)).toEqual([]);
    expect(joinRecords(theirs, mine)).toEqual(theirs);
  });

  test("have no conflict if both have written the same", () => {
    const mine = edit(BASE, 1, { notes: "same" });
    expect(findConflicts(mine, edit(BASE, 2, { notes: "same" }))).toEqual([]);
  });

  test("keep a status together with its history", () => {
    const history = [{ status: "failed" as const, at: at(1), refund: null }];
    const mine = edit(BASE, 1, { status: "failed", history });
    const joined = joinRecords(mine, edit(BASE, 2, { notes: "later" }));
    expect(joined).toMatchObject({ status: "failed", history, notes: "later" });
  });

  test("have a conflict in the whole receipt if their changes contradict each other", () => {
    const mine = edit(BASE, 1, { paid: { amount: 100, currency: "MYR" } });
    const theirs = edit(BASE, 2, { fee: { amount: 10, currency: "THB" } });
    expect(findConflicts(mine, theirs)).toEqual(["*"]);
    expect(joinRecords(mine, theirs)).toMatchObject({ paid: BASE.paid, fee: theirs.fee });
  });

  test("keep the photos that either has added, and drop those that one has removed", () => {
    const before = receipt(1, { photoIds: [photo(2).id] });
    const mine = edit(before, 1, { photoIds: [photo(2).id, photo(3).id] });
    const theirs = edit(before, 2, { photoIds: [photo(4).id] });
    const merged = merge(
      log({ receipts: [mine], photos: [photo(2), photo(3)] }),
      log({ receipts: [theirs], photos: [tombstone(2, at(2)), photo(4)] }),
    );
    expect(merged.receipts).toMatchObject([{ photoIds: [photo(4).id, photo(3).id] }]);
  });
});

test("a choice is kept, and no phone has the conflict again", () => {
  const mine = log({ receipts: [edit(BASE, 1, { notes: "mine" })] });
  const theirs = log({ receipts: [edit(BASE, 2, { notes: "theirs" })] });
  const plan = planRestore(mine, theirs);
  const [conflict] = plan.conflicts;
  const choices = new Map([[conflict ? choiceKey(conflict, "notes") : "", "mine" as const]]);
  const settled = withChoices(plan, choices, () => at(3));
  expect(settled.receipts).toMatchObject([{ notes: "mine", updatedAt: at(3) }]);
  const back = planRestore(theirs, settled);
  expect(back.conflicts).toEqual([]);
  expect(back.log).toEqual(settled);
});

test("records that an older version has changed have no conflict: the later one is kept", () => {
  const former = (second: number, label: string) => {
    const { edits: _, ...bare } = sim(1, { label, updatedAt: at(second) });
    return upgrade("sims", bare, 1) as ReturnType<typeof sim>;
  };
  expect(findConflicts(former(1, "a"), former(2, "b"))).toEqual([]);
  expect(joinRecords(former(1, "a"), former(2, "b"))).toEqual(former(2, "b"));
});

test("three phones get the same log, whichever two are merged first", () => {
  const changes = fc.record(
    {
      notes: fc.constantFrom("a", "b"),
      order: fc.constantFrom("1", "2"),
      status: fc.constantFrom("pending" as const, "failed" as const),
    },
    { requiredKeys: [] },
  );
  const phones = fc.tuple(
    ...[1, 2, 3].map(() => fc.tuple(fc.integer({ min: 1, max: 4 }), changes)),
  );
  fc.assert(
    fc.property(phones, (edits) => {
      const [a, b, c] = edits.map(([second, change]) => edit(BASE, second, change));
      if (!a || !b || !c) return;
      const left = joinRecords(joinRecords(a, b), c);
      expect(left).toEqual(joinRecords(a, joinRecords(b, c)));
      expect(left).toEqual(joinRecords(c, joinRecords(b, a)));
      expect(joinRecords(left, b)).toEqual(left);
    }),
  );
});
