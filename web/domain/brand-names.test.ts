import { describe, expect, test } from "vitest";
import { localNames } from "./brand-names.ts";

describe("names of brands in other scripts", () => {
  test.each([
    ["Vodafone", "فودافون"],
    ["vodafone Egypt", "فودافون"],
    ["China Mobile HK", "中國移動"],
    ["T2", "Теле2"],
  ])("%s is %s, too", (operator, name) => {
    expect(localNames(operator)).toContain(name);
  });

  test.each(["Duo", "T2X", "Vodafonia", "Unheard of", ""])(
    "%j is no brand of these",
    (operator) => {
      expect(localNames(operator)).toEqual([]);
    },
  );
});
