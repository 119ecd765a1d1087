import { describe, expect, test } from "vitest";
import { isSpaced, withSigns, wordCutter } from "./words.ts";

describe("a text is cut into words", () => {
  test.each([
    ["en", "Top-up hasn’t ARRIVED", ["top", "up", "hasn", "t", "arrived"]],
    ["es", "¿Por qué no llegó?", ["por", "que", "no", "llego"]],
    ["ar", "لم يصل الرصيدُ", ["لم", "يصل", "رصيد"]],
    ["ar", "بالبطاقة والشحن، الى للبنك", ["بطاقه", "شحن", "الي", "بنك"]],
    ["en", "*121# ٣٠٠", ["121", "300"]],
    ["en", "", []],
  ])("%s: %s", (language, text, words) => {
    expect(wordCutter(language)(text)).toEqual(words);
  });

  test("and characters, in scripts without spaces, so that a query finds it in another context", () => {
    const cut = wordCutter("zh-Hans");
    const text = withSigns(cut("充的话费还没有到账。"));
    expect(text).toEqual(expect.arrayContaining([...cut("话费"), ...cut("到账"), "没有"]));
    expect(cut("AIS余额")).toContain("ais");
  });
});

test("wrong letters are allowed only in scripts with spaces", () => {
  expect(["voucher", "رصيد", "余额", "เติม"].map(isSpaced)).toEqual([true, true, false, false]);
});
