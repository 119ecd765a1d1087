import { describe, expect, test } from "vitest";
import type { DataFile } from "./data-file.ts";
import { findables, findCountries } from "./finding.ts";

const FILE: DataFile = {
  schema: 1,
  sources: [],
  countries: {
    "*": { mcc: "", operators: [{ name: "Ding" }] },
    EG: { mcc: "602", operators: [{ name: "e&", also: ["Etisalat"], networks: "03" }] },
    GB: { mcc: "234", operators: [] },
    MY: { mcc: "502", operators: [{ name: "U Mobile", networks: "18" }] },
    NE: { mcc: "614", operators: [] },
    NG: { mcc: "621", operators: [{ name: "MTN", networks: "30" }] },
    TH: {
      mcc: "520",
      operators: [
        { name: "AIS", networks: "03 01" },
        { name: "Türk", networks: "525-01" },
      ],
    },
    UA: { mcc: "255", operators: [] },
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
