import { expect, test } from "vitest";
import { addToNotes } from "./shared-notes.ts";

test.each([
  ["what is shared stands below", "At the kiosk", ["Credited"], "At the kiosk\nCredited"],
  ["the first text begins the notes", "", ["AIS", "Balance 300 THB"], "AIS\nBalance 300 THB"],
  [
    "an address in the text isn't repeated",
    "",
    ["see https://a.b/c", "https://a.b/c"],
    "see https://a.b/c",
  ],
  [
    "what is shared twice stands once",
    "AIS\nBalance 300",
    ["AIS", "Balance 300"],
    "AIS\nBalance 300",
  ],
  ["a part of a longer number is something else", "Order 13005", ["300"], "Order 13005\n300"],
  ["nor is a word that was typed the message", "Paid 300, OK", ["OK"], "Paid 300, OK\nOK"],
  [
    "several amounts in a text stay as they are",
    "",
    ["Paid 300, got 285", "285"],
    "Paid 300, got 285",
  ],
  ["spaces alone are nothing", "x", ["  ", "\n"], "x"],
])("%s", (_name, notes, texts, expected) => {
  expect(addToNotes(notes, texts)).toBe(expected);
});
