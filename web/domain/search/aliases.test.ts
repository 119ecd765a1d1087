import { expect, test } from "vitest";
import { addAliases, groupsOf, mainWords, placesAsked } from "./aliases.ts";
import type { Place } from "./place.ts";

const ALIASES = ["Top-up, recharge, load", "话费、余额", "رصيد، شحن"].map((words, place) => ({
  place: `/${place}/`,
  words,
}));

test("words are separated by commas of any script, and folded", () => {
  expect(groupsOf(ALIASES)).toEqual([
    ["top-up", "recharge", "load"],
    ["话费", "余额"],
    ["رصيد", "شحن"],
  ]);
});

test("a place has the words of its alias, under its first heading", () => {
  const places = ["/0/", "/0/", "/9/"].map((address): Place => {
    return { kind: "guide", address, title: "", names: "", about: "", text: "" };
  });
  const also = addAliases(places, ALIASES).map((place) => place.also);
  expect(also).toEqual(["Top-up, recharge, load", undefined, undefined]);
});

test.each([
  ["my money not arrived!", "/a/", []],
  ["it arrived today, not late", "/a/", ["/a/"]], // in another order
  ["not arived", "/a/", ["/a/"]], // with a slip
  ["arrived", "", []],
  ["充值没到账", "/b/", ["/b/"]],
  ["没有到账", "/b/", ["/b/"]], // with another character in between
  ["没什么可以到账", "", ["/b/"]],
  ["late 到账", "", ["/a/", "/b/"]],
])("%j asks for %j by a phrase and for %j by words", (text, byPhrase, byWords) => {
  const aliases = [
    { place: "/a/", words: "late, not arrived" },
    { place: "/b/", words: "没到账、到账" },
  ];
  const isLike = (word: string, other: string) => word === other || word === "arived";
  expect(placesAsked(text, aliases, isLike)).toEqual([byPhrase, ...byWords]);
});

test.each([
  ["How do I read my balance?", "read balance"],
  ["how do I", "how do I"],
  ["怎么查余额", "查余额"],
  ["AIS怎么查余额", "ais 查余额"],
  ["what is *121#?", "what is 121"],
])("%j without needless words is %j", (text, main) => {
  expect(mainWords(text, ["how", "do", "i", "my", "怎么"])).toBe(main);
});
