import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  channelOf,
  dialAddress,
  digitsDue,
  fillHoles,
  inFours,
  isRefused,
  partsOf,
  readHole,
} from "./dialling.ts";

describe("a code", () => {
  test.each([
    ["*121#", { channel: "ussd", code: "*121#" }],
    ["sms:222", { channel: "sms", code: "222" }],
    ["tel:1470", { channel: "call", code: "1470" }],
    ["name:IOU", { channel: "service", code: "IOU" }],
  ])("%s gives its channel", (value, expected) => {
    expect(channelOf(value)).toEqual(expected);
  });

  test("is split at its placeholders", () => {
    expect(partsOf("*17122*{number}*{amount}#")).toEqual([
      "*17122*",
      { hole: "number" },
      "*",
      { hole: "amount" },
      "#",
    ]);
  });

  test("can be dialled when each placeholder is filled", () => {
    expect(fillHoles("*120*{pin}#", {})).toBeNull();
    expect(fillHoles("*120*{pin}#", { pin: "1234" })).toBe("*120*1234#");
    expect(fillHoles("*121#", {})).toBe("*121#");
  });

  test("keeps all typed digits, of any script", () => {
    expect(readHole("pin", " 1234-๕๖๗๘ ")).toBe("12345678");
    expect(readHole("number", "+٩٦٦ 50 123")).toBe("+96650123");
    expect(readHole("number", "081-234+5")).toBe("0812345");
  });

  test("in groups of four has the same digits", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,24}$/), (digits) => {
        expect(inFours(digits).replace(/ /g, "")).toBe(digits);
        expect(
          inFours(digits)
            .split(" ")
            .every((each) => each.length <= 4),
        ).toBe(true);
      }),
    );
  });

  test.each([
    ["16", { least: 16, most: 16 }],
    ["12-16", { least: 12, most: 16 }],
    ["10+6", { least: 16, most: 16 }],
    ["", null],
  ])("knows the digits due: %s", (text, expected) => {
    expect(digitsDue(text)).toEqual(expected);
  });
});

describe("an address", () => {
  test.each([
    ["ussd", "*121#", "", "tel:*121%23"],
    ["ussd", "#100#3#", "", "tel:%23100%233%23"],
    ["call", "1470", "", "tel:1470"],
    ["sms", "222", "", "sms:222"],
    ["sms", "123", "START 5", "sms:123?&body=START%205"],
    ["service", "IOU", "", null],
  ] as const)("%s %s %s is %s", (channel, code, text, expected) => {
    expect(dialAddress(channel, code, text)).toBe(expected);
  });

  test("with * or # is refused by iOS, but not numbers and messages", () => {
    expect(isRefused("ussd", "*121#", true)).toBe(true);
    expect(isRefused("call", "*144", true)).toBe(true);
    expect(isRefused("call", "1470", true)).toBe(false);
    expect(isRefused("sms", "222", true)).toBe(false);
    expect(isRefused("ussd", "*121#", false)).toBe(false);
  });
});
