import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "./testing/arbitraries.ts";
import { cleanLine, cleanText, lengthOf } from "./text.ts";

describe("control characters are removed; joiners, which spelling needs, are kept", () => {
  test.each([
    ["  7-Eleven ", "7-Eleven"],
    ["a\r\nb\rc\u2028d", "a\nb\nc\nd"],
    ["a\tb", "a b"],
    ["\u202eabc\u202c \u2066x\u2069\u200f", "abc x"],
    ["cafe\u0301", "café"],
    ["nul\0 bell\x07", "nul bell"],
    ["\ufeffstart", "start"],
    ["می\u200cخواهم", "می\u200cخواهم"],
    ["👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"],
    ["\ud800", "\ufffd"],
  ])("%j is kept as %j", (typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });
});

test("clean text is normalized, and cleaning it again changes nothing", () => {
  // Lone surrogates included
  const codeUnits = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
  const texts = fc.oneof(anyText(40), fc.string({ unit: codeUnits, maxLength: 40 }));
  fc.assert(
    fc.property(texts, fc.constantFrom(cleanText, cleanLine), (typed, clean) => {
      const kept = clean(typed);
      expect(clean(kept)).toBe(kept);
      expect(kept.normalize("NFC")).toBe(kept);
      expect(kept).not.toMatch(/\p{Cs}/u);
    }),
    { numRuns: 300 },
  );
});

test("a clean line is one line", () => {
  fc.assert(
    fc.property(anyText(40), (typed) => {
      expect(cleanLine(typed)).not.toMatch(/[\n\r\u2028\u2029]/);
    }),
  );
});

test("characters are counted by code points", () => {
  expect(lengthOf("é💳👨\u200d👩")).toBe(5);
});
