import { expect, test } from "vitest";
import { foldText } from "../domain/folding.ts";
import type { Place } from "../domain/search/place.ts";
import { Index } from "./finding.ts";

function operator(title: string, ...also: string[]): Place {
  const called = [title, ...also].map(foldText);
  const names = [title, ...also].join(" ");
  return { kind: "operator", address: title, title, called, names, about: "", text: "balance" };
}

function page(title: string, text: string): Place {
  return { kind: "guide", address: title, title, names: title, about: "", text };
}

const THAILAND: Place = {
  ...{ kind: "country", address: "th", title: "Thailand", called: ["thailand", "thai"] },
  ...{ names: "Thailand", about: "", text: "Thai AIS" },
};
const TOPICS = [1, 2, 3].map((each) => page(`Topic ${each}`, "a thai sim and its balance"));

function find(places: Place[], query: string): string[] {
  const aliases = [
    { place: "", words: "a, my, sim" },
    { place: "Refused", words: "refused, failed" },
    { place: "Four steps", words: "recharge" },
  ];
  return new Index(places, "en", aliases).find(query).map(({ title }) => title);
}

test("a brand comes before those that once had its name, though it has more names", () => {
  const places = [
    operator("Telecel", "Vodafone"),
    operator("Vodafone Fiji"),
    operator("Vodafone", "沃达丰", "فودافون", "वोडाफोन"),
  ];
  const found = find(places, "vodafone");
  expect(found[0]).toBe("Vodafone");
  expect(found).toHaveLength(3);
});

test("a country comes first if all other words are needless, though pages have all words", () => {
  expect(find([...TOPICS, THAILAND], "a thai sim")[0]).toBe("Thailand");
});

test("a country and an operator are among the first three beside other words", () => {
  const ais = { ...operator("AIS"), address: "th#ais" };
  const found = find([...TOPICS, THAILAND, ais], "thai sim balance AIS").slice(0, 3);
  expect(found).toContain("Thailand");
  expect(found).toContain("AIS");
});

test("an operator isn't taken for one whose address begins alike", () => {
  const first = { ...operator("AIS"), address: "th#operator-1", text: "" };
  const others = [10, 11, 12].map((each) => ({
    ...page("AIS roaming prices", "AIS roaming prices"),
    ...{ kind: "operator" as const, address: `th#operator-${each}` },
  }));
  expect(find([...others, first], "AIS roaming prices").slice(0, 3)).toContain("AIS");
});

test("of several operators with a name, that which speaks the language of the page comes first", () => {
  const far = operator("Orange");
  const near = { ...operator("Orange"), address: "near", isNear: true };
  const [first] = new Index([far, near], "es").find("orange");
  expect(first?.address).toBe("near");
});

test("the shorter of two words may be the one that matters", () => {
  const places = [page("Refused", ""), page("Four steps", ""), ...TOPICS];
  expect(find(places, "recharge failed").slice(0, 3)).toContain("Refused");
});
