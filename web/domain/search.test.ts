import { beforeAll, describe, expect, test } from "vitest";
import { foldAlso, foldText } from "./folding.ts";
import { LONGEST_SEARCH, Search, SearchIndex } from "./search.ts";
import { ENGLISH } from "./testing/marks.ts";
import { receipt, sim } from "./testing/records.ts";

const WORDS = ["Credited", "Cash", "November 2026", "22 Nov 2026", "Shop"];

/** Return whether a search finds a receipt of a SIM with that number. */
function finds(text: string, phone: string): boolean {
  const index = new SearchIndex(ENGLISH, () => WORDS);
  return new Search(text, ENGLISH).finds(index.of(receipt(), sim(1, { phone })));
}

describe("on a Chinese page, either spelling of a sign finds the other", () => {
  beforeAll(() => foldAlso("國国 電电"));
  test.each([
    ["中国电信", "中國電信"],
    ["中國電信", "中国电信"],
    ["中國电信", "中国電信"],
  ])("%s finds %s", (typed, stored) => {
    const index = new SearchIndex(ENGLISH);
    const searchable = index.of(receipt(1, { notes: stored }), undefined);
    expect(new Search(typed, ENGLISH).finds(searchable)).toBe(true);
  });
});

describe("a number is found in every notation", () => {
  const spellings = [
    "+66 81 234 5678",
    "+66812345678",
    "0066 81 234 5678",
    "081-234-5678",
    "081 234 5678",
    "(081) 2345678",
    "+66 (0)81 234 5678",
    "(+66) 81-234-5678",
    "66812345678",
    "812345678",
  ];
  test.each(spellings.flatMap((text) => spellings.slice(0, 5).map((phone) => [text, phone])))(
    "%s finds %s",
    (text, phone) => {
      expect(finds(text, phone)).toBe(true);
    },
  );

  test.each(["+66 81 2", "+66 81 23", "+66 81 234", "081 234", "+6681234"])(
    "%s, while it is typed, finds 081-234-5678",
    (text) => {
      expect(finds(text, "081-234-5678")).toBe(true);
    },
  );

  test.each(["+66 81 234 5679", "+66 99 234 5678", "0812345679", "+49 171 234 5678"])(
    "%s is another number",
    (text) => {
      expect(finds(text, "081-234-5678")).toBe(false);
    },
  );

  test("a number next to a word is found too", () => {
    expect(finds("ais +66 81 234 5678", "081-234-5678")).toBe(true);
    expect(finds("orange +66 81 234 5678", "081-234-5678")).toBe(false);
  });
});

test.each(["credited", "CASH", "november", "22 nov", "shop cash november"])(
  "%s is found, since the page shows it",
  (text) => {
    expect(finds(text, "")).toBe(true);
  },
);

test.each([
  ["Łódź", "lodz"],
  ["Đà Nẵng", "da nang"],
  ["København", "kobenhavn"],
  ["Ærø", "aero"],
  ["مكتبة", "مكتبه"],
  ["مبنى", "مبني"],
  ["l’Été", "l'ete"],
  ["l´été", "l`ete"],
  ["Straße", "STRASSE"],
  ["STRAẞE", "strasse"],
  ["Oʻzbekiston", "O'zbekiston"],
  ["Ɗan ƙasa, Ɓauchi", "dan kasa, bauchi"],
  ["Əliyev", "eliyev"],
  ["„Laden“", '"Laden"'],
  ["پەیوەندی", "پهيوهندي"],
  ["ہے", "هي"],
  ["خزانۃ", "خزانه"],
  ["رصيــــد مُؤَجَّل", "رصيد موجل"],
  ["آب أول إلى", "اب اول الي"],
  ["شماره ۱۲۳۴ کارت", "شماره 1234 كارت"],
  ["ISPARTA Iğdır", "ısparta igdir"],
  ["한국 전화", "한국 전화"],
  ["ＡＩＳ　１２３", "ais 123"],
  ["ｶﾄﾞ", "カド"],
  ["Ố Ữ Đ", "o u d"],
  ["ΟΔΟΣ", "οδοσ"],
  ["Guovdageaidŧ", "guovdageaidt"],
  ["ٱلاتصالات", "الاتصالات"],
  ["A–77", "a-77"],
])("%s is folded like %s", (text, other) => {
  expect(foldText(text)).toBe(foldText(other));
});

test("a very long text is cut", () => {
  expect(finds(`cash ${" ".repeat(LONGEST_SEARCH)}${"x".repeat(1_000_000)}`, "")).toBe(true);
});

test("a changed SIM is found by its new texts", () => {
  const index = new SearchIndex(ENGLISH);
  const record = receipt();
  const search = new Search("old", ENGLISH);
  expect(search.finds(index.of(record, sim(1, { label: "Old" })))).toBe(true);
  expect(search.finds(index.of(record, sim(1, { label: "New" })))).toBe(false);
});
