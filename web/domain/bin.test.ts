import { expect, test } from "vitest";
import { binEntries, isExpired, keptUntil, withoutExpired } from "./bin.ts";
import { restoreGone } from "./gone.ts";
import { merge, planRestore } from "./records/merge.ts";
import {
  binned,
  identifier,
  log,
  photo,
  receipt,
  sim,
  STAMP,
  tombstone,
  use,
} from "./testing/records.ts";

const LATER = "2026-11-23T07:59:00.000Z";
const stamp = () => "2026-11-24T07:59:00.000Z";

test("a deleted record stays for 30 days", () => {
  expect(keptUntil(STAMP)).toBe("2026-12-22");
  // The last minute of that day in Baker Island, UTC-12.
  expect(isExpired({ updatedAt: STAMP }, "2026-12-23T11:59:00.000Z")).toBe(false);
  expect(isExpired({ updatedAt: STAMP }, "2026-12-24T00:00:00.000Z")).toBe(true);
});

test("after that only its tombstone is left, and the rest of the log stays", () => {
  const whole = log({ receipts: [binned(receipt(1)), binned(receipt(2), LATER), receipt(3)] });
  expect(withoutExpired(whole, "2026-12-24T00:00:00.000Z").receipts).toEqual([
    tombstone(1),
    binned(receipt(2), LATER),
    receipt(3),
  ]);
});

test("an entry has the records deleted with it, and the latest entry is first", () => {
  const whole = log({
    receipts: [binned(receipt(1, { photoIds: [identifier(3)] })), receipt(2), tombstone(9)],
    photos: [binned(photo(3), STAMP, identifier(1)), binned(photo(4), STAMP, identifier(9))],
    sims: [binned(sim(5), LATER)],
    acts: [binned(use(6), LATER, identifier(5))],
  });
  const entries = binEntries(whole);
  expect(
    entries.map(({ record, others }) => [record.id, others.map((each) => each.record.id)]),
  ).toEqual([
    [identifier(5), [identifier(6)]],
    [identifier(1), [identifier(3)]],
    [identifier(4), []],
  ]);
});

test("a record removed for good doesn't return to the bin from a backup", () => {
  const full = log({ receipts: [binned(receipt(1))] });
  const gone = log({ receipts: [tombstone(1)] });
  expect(merge(full, gone)).toEqual(gone);
  expect(merge(gone, full)).toEqual(gone);
});

test("a restore lists what was deleted later, and restores it on request", () => {
  const photos = [photo(3, { receiptId: identifier(1) }), photo(4, { receiptId: identifier(2) })];
  const backup = log({
    receipts: [
      receipt(1, { photoIds: [identifier(3)] }),
      receipt(2, { photoIds: [identifier(4)] }),
    ],
    photos,
  });
  const current = log({
    receipts: [tombstone(1, LATER), receipt(2, { photoIds: [], updatedAt: LATER })],
    photos: [tombstone(3, LATER), tombstone(4, LATER)],
  });
  const plan = planRestore(current, backup);
  expect(plan.receipts.gone.map(({ id }) => id)).toEqual([identifier(1)]);
  expect(plan.receipts.skip.map(({ id }) => id)).toEqual([identifier(2)]);
  expect(plan.log).toEqual(current);
  const log2 = restoreGone(plan, stamp);
  expect(log2.receipts).toEqual([
    receipt(1, { photoIds: [identifier(3)], updatedAt: stamp() }),
    receipt(2, { photoIds: [identifier(4)], updatedAt: stamp() }),
  ]);
  expect(log2.photos).toEqual(photos.map((each) => ({ ...each, updatedAt: stamp() })));
});

test("a photo of a SIM's card that was deleted later returns to its SIM", () => {
  const card = photo(3, { receiptId: null, simId: identifier(5) });
  const backup = log({ sims: [sim(5, { photoIds: [card.id] })], photos: [card] });
  const current = log({ sims: [sim(5, { updatedAt: LATER })], photos: [tombstone(3, LATER)] });
  const back = restoreGone(planRestore(current, backup), stamp);
  expect(back.sims).toEqual([sim(5, { photoIds: [card.id], updatedAt: stamp() })]);
  expect(back.photos).toEqual([{ ...card, updatedAt: stamp() }]);
});

test("a restored receipt is as it was when it was deleted, with its photos", () => {
  const edited = receipt(1, { notes: "new", photoIds: [identifier(3)], updatedAt: LATER });
  const current = log({
    receipts: [binned(edited, LATER)],
    photos: [binned(photo(3), LATER, identifier(1))],
  });
  const plan = planRestore(current, log({ receipts: [receipt(1, { notes: "old" })] }));
  const back = restoreGone(plan, stamp);
  expect(back.receipts).toEqual([{ ...edited, updatedAt: stamp() }]);
  expect(back.photos).toEqual([photo(3, { updatedAt: stamp() })]);
});

test("the bin of a backup is merged into the bin", () => {
  const plan = planRestore(log(), log({ receipts: [binned(receipt(1))] }));
  expect(plan.receipts.bin).toEqual([receipt(1)]);
  expect(plan.receipts.add).toEqual([]);
  expect(binEntries(plan.log)).toHaveLength(1);
});
