import { describe, expect, test } from "vitest";
import { fill } from "./placeholders.ts";
import readings from "./testing/readings.json" with { type: "json" };

describe("a catalog's text", () => {
  test.each(readings)("$text is read as the server reads it", ({ text, values, shown }) => {
    expect(fill(text, values as Record<string, string>)).toBe(shown);
  });

  test("keeps a placeholder without a value", () => {
    expect(fill("%(other)s", {})).toBe("%(other)s");
  });
});
