import { describe, expect, test } from "vitest";
import { identifier, photo, receipt, sim, tombstone } from "../testing/records.ts";
import { findFlaw } from "./check.ts";
import type { KindName } from "./kinds.ts";

const usd = (amount: unknown) => ({ amount, currency: "USD" });
const { bytes: _, ...facts } = photo();

const FLAWED: [kind: KindName, flaw: string, record: unknown][] = [
  ["receipts", "id", null],
  ["receipts", "id", []],
  ["receipts", "id", "x"],
  ["receipts", "id", { ...receipt(), id: "1" }],
  ["receipts", "id", { ...receipt(), id: identifier(10).toUpperCase() }],
  ["receipts", "simId", { ...receipt(), simId: "new" }],
  ["receipts", "simId", { ...receipt(), simId: 5 }],
  ["receipts", "at", { ...receipt(), at: "2026-02-30T10:00+07:00" }],
  ["receipts", "at", { ...receipt(), at: "2026-11-22T14:59Z" }],
  ["receipts", "channel", { ...receipt(), channel: "pigeon" }],
  ["receipts", "channelName", { ...receipt(), channelName: "a\nb" }],
  ["receipts", "channelName", { ...receipt(), channelName: "x".repeat(101) }],
  ["receipts", "paid", { ...receipt(), paid: null }],
  ["receipts", "paid", { ...receipt(), paid: 5 }],
  ["receipts", "paid", { ...receipt(), paid: usd(1.5) }],
  ["receipts", "paid", { ...receipt(), paid: usd(-1) }],
  ["receipts", "paid", { ...receipt(), paid: usd("1") }],
  ["receipts", "paid", { ...receipt(), paid: usd(10 ** 12) }],
  ["receipts", "paid", { ...receipt(), paid: { amount: 1, currency: "XXX" } }],
  ["receipts", "paid", { ...receipt(), paid: { amount: 1 } }],
  ["receipts", "paid", { ...receipt(), paid: { ...usd(1), rate: 2 } }],
  ["receipts", "fee", { ...receipt(), fee: usd(1) }],
  [
    "receipts",
    "balanceAfter",
    { ...receipt(), credited: usd(1), balanceAfter: { amount: 1, currency: "THB" } },
  ],
  ["receipts", "means", { ...receipt(), means: "" }],
  ["receipts", "order", { ...receipt(), order: "\u202eabc" }],
  ["receipts", "goodUntil", { ...receipt(), goodUntil: "2026-02-29" }],
  ["receipts", "goodUntil", { ...receipt(), goodUntil: "2026-11-21" }],
  ["receipts", "status", { ...receipt(), status: null }],
  ["receipts", "notes", { ...receipt(), notes: " x" }],
  ["receipts", "notes", { ...receipt(), notes: "x".repeat(5001) }],
  ["receipts", "photoIds", { ...receipt(), photoIds: "" }],
  ["receipts", "photoIds", { ...receipt(), photoIds: [1] }],
  ["receipts", "createdAt", { ...receipt(), createdAt: "2026-11-22T07:59:00Z" }],
  ["receipts", "updatedAt", { ...receipt(), updatedAt: "2026-02-30T07:59:00.000Z" }],
  ["receipts", "updatedAt", { ...receipt(), updatedAt: 5 }],
  ["receipts", "extra", { ...receipt(), extra: 1 }],
  ["receipts", "constructor", { ...receipt(), constructor: 1 }],
  ["receipts", "__proto__", JSON.parse(JSON.stringify(receipt()).replace("{", '{"__proto__":1,'))],
  ["receipts", "edits", { ...receipt(), edits: { "": [] } }],
  ["receipts", "edits", { ...receipt(), edits: { constructor: [] } }],
  ["receipts", "deleted", { ...tombstone(), deleted: false }],
  ["receipts", "notes", { ...tombstone(), notes: "" }],
  ["sims", "country", { ...sim(), country: "th" }],
  ["sims", "label", { ...sim(), label: "", operator: "", phone: "" }],
  ["sims", "phone", { ...sim(), phone: null }],
  ["photos", "bytes", { ...facts, bytes: "x" }],
  ["photos", "width", { ...facts, width: 0 }],
  ["photos", "width", { ...facts, width: 1.5 }],
  ["photos", "height", { ...facts, height: "9" }],
  ["photos", "receiptId", { ...facts, receiptId: null }],
  ["photos", "receiptId", { ...facts, simId: identifier(2) }],
  ["photos", "simId", { ...facts, receiptId: null, simId: "x" }],
  ["photos", "simId", { ...facts, simId: undefined }],
  ["sims", "photoIds", { ...sim(), photoIds: [1] }],
  ["photos", "type", { ...facts, type: "image/JPEG" }],
  ["photos", "type", { ...facts, type: "image/svg+xml" }],
];

describe("a record that the app could not have saved is refused, with its wrong member", () => {
  test.each(FLAWED)("%s: %s", (kind, flaw, record) => {
    expect(findFlaw(kind, record)).toBe(flaw);
  });

  test.each([
    ["receipts", receipt()],
    ["receipts", tombstone()],
    ["sims", sim()],
    ["photos", facts],
    ["photos", { ...facts, receiptId: null, simId: identifier(2) }],
  ] as const)("%s: a good one has none", (kind, record) => {
    expect(findFlaw(kind, record)).toBeNull();
  });
});

describe("each missing member is a flaw", () => {
  const records = { receipts: receipt(), sims: sim(), photos: facts };
  const members = Object.entries(records).flatMap(([kind, record]) =>
    Object.keys(record).map((member) => [kind as KindName, member, record] as const),
  );
  test.each(members)("%s without %s", (kind, member, record) => {
    const { [member]: _left, ...rest } = record as Record<string, unknown>;
    expect(findFlaw(kind, rest)).toBe(member);
  });
});
