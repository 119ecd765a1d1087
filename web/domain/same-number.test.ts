import fc from "fast-check";
import { getExampleNumber } from "libphonenumber-js";
import metadata from "libphonenumber-js/min/metadata";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, test } from "vitest";
import { phoneTables } from "../phone-tables.mjs";
import { checkPhone } from "./phone.ts";
import { compareNumbers, type Difference } from "./same-number.ts";

const tables = phoneTables(metadata);
const judge = (text: string, country: string) => checkPhone(text, country, tables);
const differencesOf = (...given: Parameters<typeof compareNumbers>): Difference[] =>
  compareNumbers(...given).differences;
const THAI = "+66 81 234 5678";

describe("a number is the same in any spelling", () => {
  test.each([
    ["0812345678", THAI],
    ["081-234-5678", THAI],
    ["0066 81 234 5678", THAI],
    ["66812345678", THAI],
    ["+66 (0)81 234 5678", THAI],
    ["+٦٦ ٨١ ٢٣٤ ٥٦٧٨", THAI],
    ["۰۸۱ ۲۳۴ ۵۶۷۸", THAI],
    ["＋６６　８１２３４５６７８", THAI],
    ["๐๘๑ ๒๓๔ ๕๖๗๘", THAI],
    ["\u2068+66 81 234 5678\u2069", THAI],
    [THAI, "081 234 5678"],
    ["9988 7766", "99887766"], // of no form that is in use: only the length is right
  ])("%s is %s", (typed, kept) => {
    expect(differencesOf(typed, kept, "TH", judge)).toEqual([]);
  });

  test("of no country, and without the tables, if it is typed in the same way", () => {
    expect(differencesOf("081.234.5678", "081 234 5678", "", judge)).toEqual([]);
    expect(differencesOf("00668123", "+66 81 23", "TH", null)).toEqual([]);
  });

  test("in every country, by libphonenumber's own examples", () => {
    const different = (Object.keys(examples) as (keyof typeof examples)[]).filter((country) => {
      const example = getExampleNumber(country, examples);
      if (!example) return false;
      const spellings = [example.formatNational(), example.formatInternational()];
      return spellings.some((each) => differencesOf(each, example.number, country, judge).length);
    });
    expect(different).toEqual([]);
  });
});

describe("what differs is named where it was typed", () => {
  test.each([
    ["081 234 5679", THAI, "081 234 567", "9", "8"],
    ["081 324 5678", THAI, "081", "32", "23"], // exchanged
    ["081 234 578", THAI, "081 234", "5", "56"], // one is missing
    ["081 234 5567 8", THAI, "081 234", "55", "5"], // one too many
    ["912345678", THAI, "", "9", "8"],
    ["+977 81 234 5678", THAI, "+", "977", "66"],
    ["٠٨١ ٢٣٤ ٥٦٧٩", THAI, "٠٨١ ٢٣٤ ٥٦٧", "9", "8"],
    ["081 234 567x", THAI, "081 234 567", "x", "8"],
    ["081 234 567", THAI, "081 234 56", "7", "78"],
  ])("%s for %s", (typed, kept, before, wrong, right) => {
    const [first, ...rest] = differencesOf(typed, kept, "TH", judge);
    expect(rest).toEqual([]);
    expect(first).toEqual({ before, typed: wrong, kept: right });
  });

  test("two mistakes are named one by one", () => {
    expect(differencesOf("082 234 5679", THAI, "TH", judge)).toEqual([
      { before: "08", typed: "2", kept: "1" },
      { before: "082 234 567", typed: "9", kept: "8" },
    ]);
  });

  test("another number differs from its beginning", () => {
    expect(differencesOf("+977 984 765 4321", THAI, "TH", judge)).toEqual([
      { before: "", typed: "+9779847654321", kept: "+66812345678" },
    ]);
    expect(differencesOf("1", THAI, "TH", judge)).toMatchObject([{ typed: "1" }]);
  });

  test.each([
    ["081 234 567", true],
    ["+66 81 2", true],
    ["081 234 5679", false],
    ["081 234 56789", false],
    ["", true],
  ])("%j is too short: %j", (typed, isShort) => {
    expect(compareNumbers(typed, THAI, "TH", judge).isShort).toBe(isShort);
  });

  test("both sides are named, and no other number is the same", () => {
    const digits = fc.stringMatching(/^[0-9]{9}$/);
    fc.assert(
      fc.property(digits, digits, (one, other) => {
        const found = differencesOf(`+66${one}`, `+66${other}`, "TH", null);
        if (one === other) expect(found).toEqual([]);
        else expect(found).not.toEqual([]);
        for (const { typed, kept } of found) expect([typed, kept]).not.toContain("");
      }),
    );
  });
});
