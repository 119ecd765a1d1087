import { expect, test } from "vitest";
import { receipt } from "../testing/records.ts";
import { lacksOf } from "./lacks.ts";

test("a backup lacks what was brought in or changed after it was packed, even if it is older", () => {
  const old = receipt(1, { updatedAt: "2026-11-01T10:00:00.000Z" });
  const changed = { ...receipt(2), updatedAt: "2026-11-03T10:00:00.000Z" };
  const before = { ...changed, updatedAt: "2026-11-02T10:00:00.000Z" };
  const packed = receipt(3);
  expect(lacksOf([old, changed, packed], [before, packed])).toEqual({
    [old.id]: old.updatedAt,
    [changed.id]: changed.updatedAt,
  });
  expect(lacksOf([packed], [packed, before])).toEqual({});
});
