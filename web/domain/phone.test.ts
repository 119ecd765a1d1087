import { brotliCompressSync } from "node:zlib";
import fc from "fast-check";
import metadata from "libphonenumber-js/min/metadata";
import { describe, expect, test } from "vitest";
import { splitTables } from "../phone-tables.mjs";
import { checkPhone, joinTables, type PhoneTables } from "./phone.ts";
import { anyText } from "./testing/arbitraries.ts";

const parts: PhoneTables[] = splitTables(metadata, 3);
const tables = joinTables(parts);

describe("a number in use is valid: told in both ways of writing, with its own country", () => {
  test.each([
    ["+66 81 234 5678", "TH"],
    ["+66812345678", ""],
    ["+66812345678", "US"],
    ["0812345678", "TH"],
    ["๐๘๑ ๒๓๔ ๕๖๗๘", "TH"],
    ["०८१-२३४-५६७८", "TH"],
    ["＋６６８１２３４５６７８", "TH"],
    ["\u202a+66812345678\u202c", "ZZ"],
  ])("%j for a SIM of %j", (text, country) => {
    expect(checkPhone(text, country, tables)).toEqual({
      state: "valid",
      international: "+66 81 234 5678",
      national: "081 234 5678",
      country: "TH",
    });
  });
});

describe("a local number is completed with the SIM's country", () => {
  test.each([
    ["٠٥٠ ١٢٣ ٤٥٦٧", "SA", "+966 50 123 4567"],
    ["13800138000", "CN", "+86 138 0013 8000"],
    ["(201) 555-0123", "US", "+1 201 555 0123"],
    ["01512 3456789", "DE", "+49 1512 3456789"],
  ])("%j for a SIM of %s is %s", (text, country, international) => {
    expect(checkPhone(text, country, tables)).toMatchObject({ international, country });
  });
});

describe("a number of the right length is possible, for the tables may not know new ranges", () => {
  test.each([
    ["0012345678", "US"],
    ["(201) 055-0123", "US"],
  ])("%j for a SIM of %s", (text, country) => {
    expect(checkPhone(text, country, tables)).toEqual({ state: "possible" });
  });
});

describe("an impossible number says why", () => {
  test.each([
    ["", "TH", "phone.empty"],
    [" \u200e", "TH", "phone.empty"],
    ["my number", "TH", "phone.not-a-number"],
    ["call 0812345678", "TH", "phone.not-a-number"],
    ["*123#", "TH", "phone.not-a-number"],
    ["0812345678", "", "phone.country-needed"],
    ["0812345678", "ZZ", "phone.country-needed"],
    ["+999 1234567", "TH", "phone.country-needed"],
    ["081", "TH", "phone.too-short"],
    ["+66 81 234 5678 9012 345", "TH", "phone.too-long"],
    ["+65 9123 45678", "SG", "phone.wrong-length"],
  ])("%j for a SIM of %j: %s", (text, country, code) => {
    expect(checkPhone(text, country, tables)).toEqual({ state: "problem", code });
  });
});

test("any text for any country has a state", () => {
  const countries = fc.oneof(anyText(3), fc.constantFrom("TH", "US", "DE", "CN"));
  fc.assert(
    fc.property(anyText(40), countries, (text, country) => {
      expect(checkPhone(text, country, tables).state).toMatch(/^(valid|possible|problem)$/);
    }),
  );
});

test("the tables come out of their parts as they went in", () => {
  expect(tables).toEqual(metadata);
});

test("no part of the tables is so large that to download it again hurts", () => {
  const sizes = parts.map((part) => brotliCompressSync(JSON.stringify(part)).length);
  expect(sizes).toHaveLength(3);
  expect(Math.max(...sizes)).toBeLessThan(7_000);
});
