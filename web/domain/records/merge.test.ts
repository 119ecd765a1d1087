import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logs } from "../testing/arbitraries.ts";
import { identifier, log, photo, readable, receipt, sim, tombstone } from "../testing/records.ts";
import { isDeleted, living, type Tombstone } from "./kind.ts";
import { KIND_NAMES, type Log } from "./kinds.ts";
import { merge, planRestore } from "./merge.ts";

const EARLIER = "2026-11-22T07:59:00.000Z";
const LATER = "2026-11-22T07:59:00.001Z";

describe("two logs become one, the same on both phones", () => {
  test("whichever is merged into the other", () => {
    fc.assert(
      fc.property(logs, logs, (first, second) => {
        expect(readable(merge(first, second))).toEqual(readable(merge(second, first)));
      }),
    );
  });

  test("three logs too, whichever two are merged first", () => {
    fc.assert(
      fc.property(logs, logs, logs, (first, second, third) => {
        const left = merge(merge(first, second), third);
        const right = merge(first, merge(second, third));
        expect(readable(left)).toEqual(readable(right));
      }),
    );
  });

  test("merging again changes nothing", () => {
    fc.assert(
      fc.property(logs, logs, (first, second) => {
        const once = merge(first, second);
        expect(readable(merge(once, second))).toEqual(readable(once));
        expect(readable(merge(once, once))).toEqual(readable(once));
      }),
    );
  });
});

test("the plan has each difference that the user will see", () => {
  const byId = (records: readonly ({ id: string } | Tombstone)[]) =>
    new Map(living<{ id: string }>(records).map((each) => [each.id, each]));
  const ids = (records: readonly { id: string }[]) => new Set(records.map(({ id }) => id));
  fc.assert(
    fc.property(logs, logs, (current, incoming) => {
      const plan = planRestore(current, incoming);
      expect(readable(plan.log)).toEqual(readable(merge(current, incoming)));
      for (const kind of KIND_NAMES) {
        const before = byId(current[kind]);
        const after = byId(plan.log[kind]);
        const both = [...after.keys()].filter((id) => before.has(id));
        const add = ids(plan[kind].add);
        const change = ids(plan[kind].change);
        expect(add).toEqual(new Set([...after.keys()].filter((id) => !before.has(id))));
        expect(ids(plan[kind].delete)).toEqual(
          new Set([...before.keys()].filter((id) => !after.has(id))),
        );
        expect(change).toEqual(
          new Set(both.filter((id) => !isDeepStrictEqual(before.get(id), after.get(id)))),
        );
        const untouched = [...byId(incoming[kind]).keys()].filter(
          (id) => !add.has(id) && !change.has(id),
        );
        const { skip, gone } = plan[kind];
        expect(ids([...skip, ...gone])).toEqual(new Set(untouched));
        expect(gone.filter(({ id }) => after.has(id))).toEqual([]);
      }
    }),
  );
});

test.each([
  ["the later edit stays", receipt(1, { notes: "a" }), receipt(1, { updatedAt: LATER }), "theirs"],
  ["the later edit stays", receipt(1, { updatedAt: LATER }), receipt(1, { notes: "b" }), "mine"],
  ["a later deletion stays", receipt(), tombstone(1, LATER), "theirs"],
  ["an edit outlives an earlier deletion", receipt(1, { updatedAt: LATER }), tombstone(), "mine"],
  ["at the same moment a record outlives its deletion", receipt(), tombstone(1, EARLIER), "mine"],
  ["the later of two deletions stays", tombstone(), tombstone(1, LATER), "theirs"],
])("%s", (_name, mine, theirs, kept) => {
  const merged = merge(log({ receipts: [mine] }), log({ receipts: [theirs] }));
  expect(merged.receipts).toEqual([kept === "mine" ? mine : theirs]);
});

test("a deleted record does not come back with an old backup", () => {
  const current = log({ receipts: [tombstone(1, LATER)], photos: [tombstone(2, LATER)] });
  const backup = log({ receipts: [receipt()], photos: [photo(2)] });
  const plan = planRestore(current, backup);
  expect(plan.log).toEqual(current);
  expect(plan.receipts.gone).toEqual([receipt()]);
});

test("the order of members makes no difference", () => {
  const backwards = Object.fromEntries(Object.entries(sim()).reverse()) as ReturnType<typeof sim>;
  const plan = planRestore(log({ sims: [sim()] }), log({ sims: [backwards] }));
  expect(plan.sims).toMatchObject({ add: [], change: [], skip: [sim()], delete: [] });
});

test("two top-ups that look alike are both kept", () => {
  const twins: Log = log({ receipts: [receipt(1), receipt(2)] });
  const merged = merge(log({ receipts: [receipt(1)] }), twins);
  expect(merged.receipts.map(({ id }) => id)).toEqual([identifier(1), identifier(2)]);
  expect(merged.receipts.some(isDeleted)).toBe(false);
});
