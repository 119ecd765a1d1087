import { expect, test } from "vitest";
import { isReachable, readWanted } from "./poster.ts";

test.each([
  [[], []],
  [[""], []],
  [["zh-Hans,es,ar"], ["zh-hans", "es", "ar"]],
  [
    ["es", "zh_hant,"],
    ["es", "zh-hant"],
  ],
])("%j asks for the languages %j", (values, tags) => {
  expect([...readWanted(values)]).toEqual(tags);
});

test.each([
  ["https://nobars.example/", "https://nobars.example/en/poster/?with=es", true],
  ["https://nobars.example/topup/", "https://nobars.example/topup/en/poster/", true],
  ["https://localhost.example/", "https://localhost.example/en/poster/", true],
  ["https://nobars.example/", "https://staging.example/en/poster/", false],
  ["http://127.0.0.1:8000/", "http://127.0.0.1:8000/en/poster/", false],
  ["http://localhost:8000/", "http://localhost:8000/en/poster/", false],
  ["http://[::1]:8000/", "http://[::1]:8000/en/poster/", false],
])("a poster with %s, read at %s, leads phones to the app: %s", (address, here, reachable) => {
  expect(isReachable(address, here)).toBe(reachable);
});
