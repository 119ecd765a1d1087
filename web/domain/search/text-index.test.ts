import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slipsBetween } from "./slips.ts";
import { TextIndex } from "./text-index.ts";

const cut = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const TEXTS = [
  ["Voucher", "type the pin of the voucher"],
  ["Balance", "dial a code, or ask in the shop"],
  ["Shop", "show the number; the voucher is for another day"],
];
const index = new TextIndex(TEXTS, [3, 1], cut);
const find = (query: string, all = true, slips = 0) =>
  index.find(query, { all, cut, forgives: () => slips }).map(({ text }) => text);

describe("an index finds", () => {
  test.each([
    ["voucher", [0, 2]],
    ["vou", [0, 2]],
    ["shop", [2, 1]],
    ["shop code", [1]],
    ["number pin", []],
    ["", []],
    ["nothing", []],
  ])("%j in texts %j, a title first", (query, texts) => expect(find(query)).toEqual(texts));

  test("texts with some of the words, if that is allowed, those with more words first", () => {
    expect(find("pin code shop", false)).toEqual([1, 2, 0]);
  });

  test("a word with a wrong letter only if that is allowed", () => {
    expect(find("vuocher")).toEqual([]);
    expect(find("vuocher", true, 1)).toEqual([0, 2]);
  });
});

test("every word of a text finds it, complete or by its beginning", () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/);
  fc.assert(
    fc.property(fc.array(fc.array(word, { minLength: 1 }), { minLength: 1 }), (texts) => {
      const made = new TextIndex(
        texts.map((words) => [words.join(" ")]),
        [1],
        cut,
      );
      for (const [text, words] of texts.entries()) {
        const query = words.join(" ").slice(0, -1);
        const found = made.find(query || (words[0] ?? ""), { all: true, cut });
        expect(found.map((hit) => hit.text)).toContain(text);
      }
    }),
  );
});

describe("slips between words", () => {
  test.each([
    ["voucher", "voucher", 0],
    ["vuocher", "voucher", 1],
    ["tailand", "thailand", 1],
    ["saldo", "sldo", 1],
    ["ncel", "ncell", 1],
    ["abc", "xyz", 3],
    ["a", "abcd", 3],
    ["", "", 0],
  ])("%j and %j: %d", (one, other, slips) => {
    expect(slipsBetween(one, other, 2)).toBe(slips);
    expect(slipsBetween(other, one, 2)).toBe(slips);
  });
});
