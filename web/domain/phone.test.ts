import { brotliCompressSync } from "node:zlib";
import fc from "fast-check";
import { type CountryCode, getExampleNumber, parsePhoneNumberFromString } from "libphonenumber-js";
import metadata from "libphonenumber-js/min/metadata";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, test } from "vitest";
import { packTables, phoneTables } from "../phone-tables.mjs";
import { checkPhone } from "./phone.ts";
import { readTables } from "./phone-columns.ts";
import { anyText } from "./testing/arbitraries.ts";

const packed = packTables(phoneTables(metadata));
const tables = readTables(packed);
const countries = Object.keys(metadata.countries) as CountryCode[];
const mobiles = countries
  .map((country) => getExampleNumber(country, examples))
  .filter((number) => number !== undefined);

describe("a number in use is valid, and shown with its calling code", () => {
  test.each([
    ["+66 81 234 5678", "TH"],
    ["+66812345678", ""],
    ["0812345678", "TH"],
    ["๐๘๑ ๒๓๔ ๕๖๗๘", "TH"],
    ["०८१-२३४-५६७८", "TH"],
    ["＋６６８１２３４５６７８", "TH"],
    ["\u202a+66812345678\u202c", "ZZ"],
    ["0066 81 234 5678", "TH"],
    ["0066 81 234 5678", ""],
    ["66812345678", "TH"],
  ])("%j for a SIM of %j", (text, country) => {
    const international = "+66 812 345 678";
    expect(checkPhone(text, country, tables)).toEqual({ state: "valid", international });
  });
});

describe("a number of another country than the SIM's is valid, with a doubt", () => {
  test.each([
    ["+66812345678", "US"],
    ["(+66) 81 234 5678", "CN"],
    ["011 66 81 234 5678", "US"],
    ["0066 81 234 5678", "DE"],
  ])("%j for a SIM of %j", (text, country) => {
    const valid = { state: "valid", international: "+66 812 345 678" };
    expect(checkPhone(text, country, tables)).toEqual({ ...valid, doubt: "phone.other-country" });
  });

  test.each([
    ["+1 201 555 0123", "CA"],
    ["+7 701 234 5678", "RU"],
    ["+44 7781 123456", "GB"],
    ["+883 510 012345678", "TH"],
  ])("%j for a SIM of %j isn't: the code is shared, or of no country", (text, country) => {
    expect(checkPhone(text, country, tables)).not.toHaveProperty("doubt");
  });
});

describe("a local number is completed with the SIM's country", () => {
  test.each([
    ["٠٥٠ ١٢٣ ٤٥٦٧", "SA", "+966 501 234 567"],
    ["13800138000", "CN", "+86 138 0013 8000"],
    ["(201) 555-0123", "US", "+1 201 555 0123"],
    ["01512 3456789", "DE", "+49 151 2345 6789"],
    ["0 11 15 2345 6789", "AR", "+54 9 11 2345 6789"],
  ])("%j for a SIM of %s is %s", (text, country, international) => {
    const check = checkPhone(text, country, tables);
    expect(check.state === "valid" && check.international.replaceAll(" ", "")).toBe(
      international.replaceAll(" ", ""),
    );
  });
});

describe("digits are in groups that can be compared with a card", () => {
  test.each([
    ["+65 91234567", "+65 9123 4567"],
    ["+8613800138000", "+86 138 0013 8000"],
    ["+12015550123", "+1 201 555 0123"],
    ["+6907290", "+690 7290"],
    ["+50051234", "+500 51234"],
  ])("%s is told as %s", (text, international) => {
    expect(checkPhone(text, "", tables)).toMatchObject({ international });
  });
});

describe("every country's example of a mobile number is valid, however it is typed", () => {
  test.each(mobiles.map((number) => [number.country as string, number]))(
    "%s",
    (country, number) => {
      const written = [
        number.number,
        number.formatInternational(),
        number.formatNational(),
        number.number.replace("+", "00"),
      ];
      for (const text of written) {
        const check = checkPhone(text, country, tables);
        expect(check.state === "valid" && check.international.replaceAll(" ", "")).toBe(
          number.number,
        );
      }
    },
  );
});

test("we call a number impossible exactly if libphonenumber does", () => {
  const digits = fc.stringMatching(/^[1-9]\d{4,12}$/);
  fc.assert(
    fc.property(digits, fc.constantFrom(...countries), (typed, country) => {
      const code = metadata.countries[country]?.[0] as unknown as string;
      const number = parsePhoneNumberFromString(`+${code}${typed}`, { extract: false });
      const { state } = checkPhone(`+${code}${typed}`, "", tables);
      // Our tables exclude central office codes of North America that begin with 0 or 1, and with
      // them Canada's free numbers of seven digits, 310 0000: no SIM has one.
      if (code === "1" && /^...[01]/.test(number?.nationalNumber ?? "")) return;
      if (number?.isValid()) expect(state).toBe("valid");
      if (state === "problem") expect(number?.isPossible() ?? false).toBe(false);
    }),
    { numRuns: 3_000, examples: [["13100000", "US"]] },
  );
});

describe("a number of the right length is possible, because the tables may lack new ranges", () => {
  test.each([
    ["0012345678", "US"],
    ["(201) 055-0123", "US"],
    ["1064 8123 45678", "CN"],
    ["+86 1440 1234 56789", "CN"],
  ])("%j for a SIM of %s", (text, country) => {
    expect(checkPhone(text, country, tables).state).toBe("possible");
  });
});

describe("an impossible number gives the reason", () => {
  test.each([
    ["", "TH", "phone.empty"],
    [" \u200e", "TH", "phone.empty"],
    ["my number", "TH", "phone.not-a-number"],
    ["call 0812345678", "TH", "phone.not-a-number"],
    ["*123#", "TH", "phone.not-a-number"],
    ["081 234 5678 or 9", "TH", "phone.not-a-number"],
    ["5", "TH", "phone.not-a-number"],
    ["0812345678", "", "phone.country-needed"],
    ["0812345678", "ZZ", "phone.country-needed"],
    ["0812345678", "toString", "phone.country-needed"],
    ["+999 1234567", "TH", "phone.country-needed"],
    ["081", "TH", "phone.too-short"],
    ["+66 81 234 5678 9012 345", "TH", "phone.too-long"],
    ["+65 9123 45678", "SG", "phone.wrong-length"],
  ])("%j for a SIM of %j: %s", (text, country, code) => {
    expect(checkPhone(text, country, tables)).toEqual({ state: "problem", code });
  });
});

test("any text for any country gives a state", () => {
  const some = fc.oneof(anyText(3), fc.constantFrom("TH", "US", "DE", "CN"));
  fc.assert(
    fc.property(anyText(40), some, (text, country) => {
      expect(checkPhone(text, country, tables).state).toMatch(/^(valid|possible|problem)$/);
    }),
  );
});

test("the tables stay small, because every phone saves them", () => {
  expect(brotliCompressSync(packed).length).toBeLessThan(4_000);
});
