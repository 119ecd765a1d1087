import { expect, test } from "vitest";
import { hasName, hasFormOf } from "./named.ts";

test.each([
  ["ncell balance", "ncell"],
  ["رصيد فودافون", "فودافون"],
  ["台湾大哥大余额", "台湾大哥大"],
  ["far eastone code", "far eastone"],
])("in “%s” there is the name %s", (text, name) => {
  expect(hasName(text, name)).toBe(true);
});

test.each([
  ["we paid", "we"],
  ["smartphone", "smart"],
  ["台湾", "台"],
])("in “%s” there is no name %s", (text, name) => {
  expect(hasName(text, name)).toBe(false);
});

test.each([
  ["egyptian sim", "egypt"],
  ["italian sim", "italy"],
  ["moroccan", "morocco"],
  ["chip tailandes", "tailandia"],
  ["sim mexicana", "mexico"],
  ["شريحه مصريه", "مصر"],
  ["شريحه سعوديه", "السعوديه"],
])("“%s” speaks of %s", (text, name) => {
  expect(hasFormOf(text, name)).toBe(true);
});

test.each([
  ["estoy sin saldo", "estonia"],
  ["color", "colombia"],
  ["cost", "costa rica"],
  ["india", "indonesia"],
])("“%s” doesn’t speak of %s", (text, name) => {
  expect(hasFormOf(text, name)).toBe(false);
});
