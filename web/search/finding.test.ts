import { expect, test } from "vitest";
import type { Place } from "../domain/search/place.ts";
import { Index } from "./finding.ts";

function operator(title: string, names: string): Place {
  return { kind: "operator", address: title, title, names, about: "", text: "balance" };
}

test("a brand comes before those that once had its name, though it has more names", () => {
  const places = [
    operator("Telecel", "Telecel Vodafone"),
    operator("Vodafone Fiji", "Vodafone Fiji"),
    operator("Vodafone", "Vodafone 沃达丰 فودافون वोडाफोन"),
  ];
  const found = new Index(places, "en").find("vodafone");
  expect(found.map(({ title }) => title)[0]).toBe("Vodafone");
  expect(found).toHaveLength(3);
});
