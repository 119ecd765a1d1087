import fc from "fast-check";
import { expect, test } from "vitest";
import { checkIccid, cleanIccid } from "./iccid.ts";

test.each([
  ["8944110065034102310", "valid"], // 19 digits with the check digit
  ["89441100650341023109", "unusual"],
  ["8944110065034102311", "unusual"],
  ["8986F00820123456789A", "unusual"], // as some operators in China print them
  ["4111111111111111111", "unusual"],
  ["", "unusual"],
])("%s is %s", (iccid, check) => {
  expect(checkIccid(iccid)).toBe(check);
});

test("separators between digits are removed, in any script", () => {
  expect(cleanIccid(" 8944 1100-6503.4102 310")).toBe("8944110065034102310");
  expect(cleanIccid("٨٩٤٤١١٠٠٦٥٠٣٤١٠٢٣١٠")).toBe("8944110065034102310");
});

test("one wrong digit is always detected", () => {
  const digits = "8944110065034102310";
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 18 }), fc.integer({ min: 1, max: 9 }), (place, more) => {
      const wrong = (Number(digits[place]) + more) % 10;
      const typed = digits.slice(0, place) + String(wrong) + digits.slice(place + 1);
      expect(checkIccid(typed)).toBe("unusual");
    }),
  );
});
