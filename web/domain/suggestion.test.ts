import { expect, test } from "vitest";
import { writeSuggestion } from "./suggestion.ts";

test("a suggestion has one line for each key, whatever was typed", () => {
  const text = writeSuggestion({
    language: "es",
    page: "/es/guide/",
    release: "3f9c",
    sentence: "Dónde recargar",
    suggestion: " Dónde\nse  recarga ",
  });
  expect(text).toBe(
    "[nobars-suggestion]\nlanguage: es\npage: /es/guide/\nrelease: 3f9c\n" +
      "sentence: Dónde recargar\nsuggestion: Dónde se recarga\n[end]",
  );
});
