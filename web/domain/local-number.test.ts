import { getExampleNumber } from "libphonenumber-js";
import metadata from "libphonenumber-js/min/metadata";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, test } from "vitest";
import { phoneTables } from "../phone-tables.mjs";
import { trunkPrefixes } from "../trunk-prefixes.mjs";
import { bothForms, splitLastFour } from "./local-number.ts";
import { checkPhone } from "./phone.ts";

const tables = phoneTables(metadata);
const prefixes = trunkPrefixes(metadata, examples);
const judge = (text: string, country: string) => checkPhone(text, country, tables);

describe("a number is shown as it is dialled in its country", () => {
  test.each([
    ["+66 81 234 5678", "TH", "081 234 5678", "+66 812 345 678"],
    ["0812345678", "TH", "081 234 5678", "+66 812 345 678"],
    ["+966 50 123 4567", "SA", "050 123 4567", "+966 501 234 567"],
    ["+86 138 0013 8000", "CN", "138 0013 8000", "+86 138 0013 8000"],
    ["+20 100 123 4567", "EG", "010 0123 4567", "+20 100 123 4567"],
    ["+977 984 123 4567", "NP", "984 123 4567", "+977 984 123 4567"],
    ["+7 912 345 67 89", "RU", "8 912 345 6789", "+7 912 345 6789"],
    ["+36 20 123 4567", "HU", "06 201 234 567", "+36 201 234 567"],
    ["+39 06 1234 5678", "IT", "061 234 5678", "+39 061 234 5678"], // the 0 belongs to it
    ["1 201 555 0123", "US", "201 555 0123", "+1 201 555 0123"],
    ["011 15-2345-6789", "AR", "011 15-2345-6789", "+54 911 2345 6789"], // 9 abroad, 15 here
  ])("%s in %s", (typed, country, local, international) => {
    expect(bothForms(typed, country, prefixes, judge)).toEqual({ local, international });
  });

  test("in every country by libphonenumber's own example", () => {
    const countries = Object.keys(examples) as (keyof typeof examples)[];
    const different = countries.filter((country) => {
      const example = getExampleNumber(country, examples);
      if (!example || prefixes[country] === null) return false;
      const { local } = bothForms(example.number, country, prefixes, judge);
      return local.replace(/\D/g, "") !== example.formatNational().replace(/\D/g, "");
    });
    expect(different).toEqual([]);
  });
});

describe("a number is shown as it was typed", () => {
  test.each([
    ["of another country", "+65 8123 4567", "TH"],
    ["that is too short", "12345", "TH"],
    ["where a prefix isn't all that is added", "+54 9 11 2345 6789", "AR"],
  ])("%s", (_, typed, country) => {
    expect(bothForms(typed, country, prefixes, judge).local).toBe(typed);
  });
});

test.each([
  ["081 234 5678", "081 234 ", "5678"],
  ["+66 812 345 678", "+66 812 34", "5 678"],
  ["138 0013 8000", "138 0013 ", "8000"],
  ["123", "", "123"],
])("the last four digits of %s are separated", (number, head, last) => {
  expect(splitLastFour(number)).toEqual([head, last]);
});
