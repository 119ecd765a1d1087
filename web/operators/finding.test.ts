import { describe, expect, test } from "vitest";
import type { DataFile } from "./data-file.ts";
import { findables, findCountries } from "./finding.ts";

const FILE: DataFile = {
  countries: {
    "*": { operators: [{ name: "Ding" }] },
    EG: { operators: [{ name: "e&", also: ["Etisalat"], networks: ["602-03"] }] },
    GB: { operators: [] },
    MY: { operators: [{ name: "U Mobile", networks: ["502-18"] }] },
    NE: { operators: [] },
    NG: { operators: [{ name: "MTN", networks: ["621-30"] }] },
    TH: {
      operators: [
        { name: "AIS", networks: ["520-03", "520-01"] },
        { name: "Türk", networks: ["525-01"] },
      ],
    },
    UA: { operators: [] },
  },
};
const NAMES: Record<string, string[]> = {
  EG: ["Egypt", "مصر", "埃及"],
  MY: ["Malaysia"],
  NE: ["Niger"],
  NG: ["Nigeria"],
  GB: ["United Kingdom", "UK"],
  TH: ["Thailand", "ไทย", "泰国"],
  UA: ["Ukraine"],
};
const ALL = findables(FILE, (country) => NAMES[country] ?? []);

describe("a country is found", () => {
  test.each([
    ["thai", ["TH"]],
    ["ไทย", ["TH"]],
    ["ประเทศไทย", ["TH"]],
    ["egyptian", ["EG"]],
    ["uk", ["GB", "UA"]],
    ["泰国", ["TH"]],
    ["مصر", ["EG"]],
    ["th", ["TH"]],
    ["NIGER", ["NE", "NG"]],
    ["ais", ["TH"]],
    ["turk", ["TH"]],
    ["etisalat", ["EG"]],
    ["اتصالات", ["EG"]],
    ["เอไอเอส", ["TH"]],
    ["mobile", ["MY"]],
    ["520", ["TH"]],
    ["520-03", ["TH"]],
    ["52003", ["TH"]],
    ["525", ["TH"]],
    ["٥٢٠", ["TH"]],
    ["ding", []],
    ["nowhere", []],
  ])("by %s", (query, countries) => {
    expect(findCountries(ALL, query).map(({ country }) => country)).toEqual(countries);
  });

  test("with the operators that match, and without any if its own name matches", () => {
    expect(findCountries(ALL, "52003")[0]?.operators).toEqual(["AIS"]);
    expect(findCountries(ALL, "etis")[0]?.operators).toEqual(["e&"]);
    expect(findCountries(ALL, "egypt")[0]?.operators).toEqual([]);
  });
});
