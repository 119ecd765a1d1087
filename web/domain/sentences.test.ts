import { expect, test } from "vitest";

import { joinSentences } from "./sentences.ts";

test.each([
  ["Paid twice.", "The fee was 5.", "Paid twice. The fee was 5."],
  ["充过 2 次。", "手续费是 5。", "充过 2 次。手续费是 5。"],
  ["他说：“好。”", "然后走了。", "他说：“好。”然后走了。"],
  ["ตกลง", "ขอบคุณ", "ตกลง ขอบคุณ"],
  ["", "Alone.", "Alone."],
])("“%s” and “%s” stand in a row as the language writes them", (first, second, row) => {
  expect(joinSentences(first, second)).toBe(row);
});
