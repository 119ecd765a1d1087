import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { latestOfEachCode, writeReport } from "./correction.ts";
import { correction } from "./testing/records.ts";
import { parseCode, parseSteps } from "./typed-code.ts";

describe("a typed code", () => {
  test.each([
    ["balance", "*121#", "", { channel: "ussd", value: "*121#", text: "" }],
    ["balance", " * 121 # ", "", { channel: "ussd", value: "*121#", text: "" }],
    ["balance", "＊121＃", "", { channel: "ussd", value: "*121#", text: "" }],
    ["balance", "*١٢١#", "", { channel: "ussd", value: "*121#", text: "" }],
    ["balance", "1470", "", { channel: "call", value: "1470", text: "" }],
    ["balance", "222", "BAL", { channel: "sms", value: "222", text: "BAL" }],
    ["balance", "222", "\u202eBAL\t{pin}\n", { channel: "sms", value: "222", text: "BAL pin" }],
    ["share-credit", "*140*number*Amount#", "", "*140*{number}*{amount}#"],
    ["voucher", "*120*PIN#", "", "*120*{pin}#"],
    ["voucher", "*120*1234567890123456#", "", "*120*{pin}#"],
    ["balance", "", "", null],
    ["balance", "hello", "", null],
    ["balance", "*121", "", null],
    ["balance", "*121#", "BAL", null],
  ])("for %s, %s with the text %j", (kind, typed, text, code) => {
    const parsed = parseCode(kind, typed, text);
    expect(typeof code === "string" ? parsed?.value : parsed).toEqual(code);
  });
});

describe("keys after a code", () => {
  test.each([
    ["balance", "", ""],
    ["balance", "3", "3"],
    ["balance", "31", "3 1"],
    ["balance", " 3, 1 → 2 ", "3 1 2"],
    ["balance", "٣ ١ ＃", "3 1 #"],
    ["balance", "2 number *", "2 {number} *"],
    ["voucher", "pin #", "{pin} #"],
    ["voucher", "1234567890123456 #", "{pin} #"],
    ["balance", "then 3", null],
    ["balance", "PIN ".repeat(7), null],
  ])("for %s, %j", (kind, typed, steps) => {
    expect(parseSteps(kind, typed)).toBe(steps);
  });
});

test("a code with other keys after it is another code", () => {
  const code = correction(1);
  const other = correction(2, { steps: "3" });
  expect(latestOfEachCode([code, other])).toHaveLength(2);
});

test("the later of two notes on a code counts, and another code has its own", () => {
  const first = correction(1);
  const later = correction(2, { verdict: "fails", updatedAt: "2026-11-23T07:59:00.000Z" });
  const other = correction(3, { value: "*123#" });
  expect(latestOfEachCode([first, later, other])).toEqual([later, other]);
});

test("a report has rows of the operators' tables, which tests/operators reads", () => {
  const report = writeReport(
    [
      correction(1),
      correction(2, { verdict: "fails", kind: "voucher", value: "*120*{pin}#", steps: "3 1" }),
      correction(3, { brand: "*", channel: "sms", value: "222", text: "BAL" }),
    ],
    { host: "nobars.example", address: "https://nobars.example/" },
  );
  const expected = new URL("testing/code-report.txt", import.meta.url);
  expect(`${report}\n`).toBe(readFileSync(expected, "utf8"));
});
