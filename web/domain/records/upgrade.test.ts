import { expect, test } from "vitest";
import { receipt, sim, tombstone } from "../testing/records.ts";
import { KIND_NAMES, STEPS, VERSION } from "./kinds.ts";
import { isChangedSince, upgrade } from "./upgrade.ts";

test("a record of this version stays as it is", () => {
  expect(upgrade("receipts", receipt(), VERSION)).toEqual(receipt());
  expect(KIND_NAMES.filter((kind) => isChangedSince(VERSION, kind))).toEqual([]);
});

test("a SIM of version 1 gets empty notes and keeps the rest", () => {
  const { notes: _, ...former } = sim();
  expect(upgrade("sims", former, 1)).toEqual(sim());
});

test("a receipt of version 2 gets an empty history and no claim, and keeps the rest", () => {
  const { history: _, claim: __, ...former } = receipt();
  expect(upgrade("receipts", former, 2)).toEqual(receipt());
});

test("a SIM of version 4 gets no photos, and keeps the rest", () => {
  const { photoIds: _, ...former } = sim(1, { notes: "Hotline 1175" });
  expect(upgrade("sims", former, 4)).toEqual(sim(1, { notes: "Hotline 1175" }));
});

test("a tombstone is the same in every version", () => {
  for (const kind of KIND_NAMES) expect(upgrade(kind, tombstone(), 1)).toEqual(tombstone());
});

test("a tombstone without a valid record is left unchanged for the check", () => {
  for (const was of ["x", 1, null]) {
    const stone = { ...tombstone(), was };
    expect(upgrade("receipts", stone, 1)).toEqual(stone);
  }
});

test("no step is for a later version, and all accept a record without members", () => {
  for (const kind of KIND_NAMES) {
    const versions = Object.keys(STEPS[kind]).map(Number);
    expect(versions.every((version) => version > 1 && version <= VERSION)).toBe(true);
    expect(() => upgrade(kind, {}, 1)).not.toThrow();
  }
});
