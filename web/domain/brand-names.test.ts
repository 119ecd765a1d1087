import { describe, expect, test } from "vitest";
import { localNames } from "./brand-names.ts";

describe("names of brands in other scripts", () => {
  test.each([
    ["Vodafone", "فودافون"],
    ["vodafone Egypt", "فودافون"],
    ["China Mobile HK", "中國移動"],
    ["T2", "Теле2"],
  ])("%s is also %s", (operator, name) => {
    expect(localNames(operator)).toContain(name);
  });

  test.each(["Duo", "T2X", "Vodafonia", "Unheard of", ""])(
    "%j is not one of these brands",
    (operator) => {
      expect(localNames(operator)).toEqual([]);
    },
  );
});
