import { describe, expect, test } from "vitest";
import { FieldReader, type Fields } from "./fields.ts";
import {
  packageEnd,
  packagesOn,
  packageToFields,
  readPackage,
  runningPackages,
} from "./package.ts";
import type { Receipt } from "./receipt.ts";
import { receipt } from "./testing/records.ts";

const MARKS = { decimal: ".", group: "," };
const TOURIST = { name: "Tourist", data: 15_000, days: 30 };

function read(fields: Fields) {
  const form = new FieldReader(fields);
  return { bought: readPackage(form, MARKS), problems: form.problems };
}

test("a package is read as its fields were written", () => {
  for (const bought of [TOURIST, { name: "", data: 800, days: null }, null]) {
    expect(read(packageToFields(bought))).toEqual({ bought, problems: [] });
  }
});

describe("what is typed is read as people write it", () => {
  test.each([
    [
      { packageData: "1.5", packageDataUnit: "GB" },
      { name: "", data: 1_500, days: null },
    ],
    [
      { packageData: "500 MB", packageDataUnit: "GB" },
      { name: "", data: 500, days: null },
    ],
    [{ packageDays: "٣٠" }, { name: "", data: null, days: 30 }],
    [{ packageDataUnit: "GB" }, null],
  ])("%o", (fields, bought) => {
    expect(read(fields).bought).toEqual(bought);
  });
});

describe("what is wrong is told at its field", () => {
  test.each([
    [{ packageData: "much" }, "packageData", "volume.invalid"],
    [{ packageDays: "0" }, "packageDays", "days.invalid"],
    [{ packageDays: "2.5" }, "packageDays", "days.invalid"],
    [{ packageName: "x".repeat(101) }, "packageName", "text.too-long"],
  ])("%o", (fields, field, code) => {
    expect(read(fields).problems).toMatchObject([{ field, code }]);
  });
});

test("a package is good through the day so many days after it was bought, where that was", () => {
  expect(packageEnd(receipt(1, { at: "2026-11-22T23:59+07:00", package: TOURIST }))).toBe(
    "2026-12-22",
  );
  expect(packageEnd(receipt(1, { package: { ...TOURIST, days: null } }))).toBeNull();
  expect(packageEnd(receipt())).toBeNull();
});

test("of the packages that run the latest counts, and a later one that is pending", () => {
  const bought = (days: number, status: "credited" | "pending" | "failed") =>
    receipt(days, { status, package: { ...TOURIST, days } });
  const all = [bought(7, "credited"), bought(30, "credited"), bought(90, "failed")];
  expect(runningPackages(all, "2026-12-22")).toEqual([{ on: "2026-12-22" }]);
  expect(runningPackages(all, "2026-12-23")).toEqual([]);
  expect(runningPackages([...all, bought(60, "pending")], "2026-11-22")).toEqual([
    { on: "2026-12-22" },
    { on: "2027-01-21", isPending: true },
  ]);
});

test("the packages that run are named, the next to end first; else the latest that arrived", () => {
  const bought = (n: number, days: number | null, status: Receipt["status"]) =>
    receipt(n, { status, package: { ...TOURIST, days } });
  const all = [
    bought(1, 7, "credited"),
    bought(2, 60, "pending"),
    bought(3, 30, "credited"),
    bought(4, 90, "failed"),
    receipt(5),
  ];
  const ends = (receipts: readonly Receipt[], today: string) =>
    packagesOn(receipts, today).map(({ end }) => end);
  expect(ends(all, "2026-11-29")).toEqual(["2026-11-29", "2026-12-22", "2027-01-21"]);
  expect(ends(all, "2026-12-23")).toEqual(["2027-01-21"]);
  expect(ends(all, "2027-01-22")).toEqual(["2026-11-29"]);
  expect(ends([bought(1, null, "credited"), ...all], "2027-01-22")).toEqual([null]);
  expect(ends([receipt()], "2026-11-22")).toEqual([]);
});
