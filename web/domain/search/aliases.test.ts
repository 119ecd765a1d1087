import { expect, test } from "vitest";
import { groupsOf, addAliases, otherWordings, placeAsked } from "./aliases.ts";
import type { Place } from "./place.ts";

const ALIASES = ["top-up, recharge, load", "话费、余额", "رصيد، شحن"].map((words, place) => ({
  place: `/${place}/`,
  words,
}));

test.each([
  ["Recharge failed", ["top-up  failed", "load  failed"]],
  ["AIS话费", ["ais 余额"]],
  ["رصيد", ["شحن"]],
  ["download", []],
  ["", []],
])("%j may be asked for as %j", (text, ways) => {
  expect(otherWordings(text, groupsOf(ALIASES))).toEqual(ways);
});

test("a place has the words of its alias, under its first heading", () => {
  const places = ["/0/", "/0/", "/9/"].map((address): Place => {
    return { kind: "guide", address, title: "", names: "", about: "", text: "" };
  });
  const also = addAliases(places, ALIASES).map((place) => place.also);
  expect(also).toEqual(["top-up, recharge, load", undefined, undefined]);
});

test.each([
  ["my money not arrived!", "/a/"],
  ["arrived", ""],
  ["充值没到账", "/b/"],
  ["到账", ""],
])("%j asks for %j", (text, place) => {
  const aliases = [
    { place: "/a/", words: "late, not arrived" },
    { place: "/b/", words: "没到账、到账" },
  ];
  expect(placeAsked(text, aliases)).toBe(place);
});
