import { expect, test } from "vitest";
import { toAsciiDigits } from "./digits.ts";

const SYSTEMS = Intl.supportedValuesOf("numberingSystem");

test("the digits of each numbering system have the values that Unicode's CLDR gives them", () => {
  const systems = SYSTEMS.map((system) => new Intl.NumberFormat(`en-u-nu-${system}`))
    .map((format) => Array.from({ length: 10 }, (_, digit) => format.format(digit)))
    .filter((digits) => digits.every((digit) => /^\p{Nd}$/u.test(digit)));
  expect(systems.length).toBeGreaterThan(60);
  for (const digits of systems) expect(toAsciiDigits(digits.join(""))).toBe("0123456789");
});

test("every decimal digit of Unicode is read, each ten of a script from 0 to 9", () => {
  const digits = Array.from({ length: 0x110000 }, (_, point) => String.fromCodePoint(point)).filter(
    (character) => /^\p{Nd}$/u.test(character),
  );
  expect(toAsciiDigits(digits.join(""))).toBe("0123456789".repeat(digits.length / 10));
});

test("other characters stay", () => {
  expect(toAsciiDigits("½ 十 ² Ⅳ x")).toBe("½ 十 ² Ⅳ x");
});
