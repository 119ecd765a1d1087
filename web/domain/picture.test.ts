import { expect, test } from "vitest";
import { hasContent, isPdf, isPicture } from "./picture.ts";
import { bytesOf } from "./testing/records.ts";

test.each([
  ["a JPEG", "\xff\xd8\xff\xe0\0\x10JFIF", true],
  ["a PNG", "\x89PNG\r\n\x1a\n", true],
  ["a WebP", "RIFF\x24\x01\0\0WEBPVP8 ", true],
  ["an AVIF", "\0\0\0\x1cftypavif\0\0\0\0", true],
  ["a HEIC", "\0\0\0\x18ftypheic\0\0\0\0", true],
  ["a PDF", "%PDF-1.4 a slip", false],
  ["a page", "<svg onload=alert(1)>", false],
  ["a video", "\0\0\0\x18ftypmp42\0\0\0\0", false],
  ["nothing", "", false],
])("%s", (_name, text, expected) => {
  expect(isPicture(bytesOf(text))).toBe(expected);
});

test("a PDF is recognised by its first bytes", () => {
  expect(isPdf(bytesOf("%PDF-1.7 a slip"))).toBe(true);
  expect(isPdf(bytesOf("\r\n%PDF-1.4 from a web form"))).toBe(true);
  expect(isPdf(bytesOf("\xef\xbb\xbf%PDF-1.4"))).toBe(true);
  expect(isPdf(bytesOf("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4"))).toBe(
    true,
  );
  expect(isPdf(bytesOf(`\0${" ".repeat(1000)}%PDF-1.4`))).toBe(true);
  expect(isPdf(bytesOf("<html>%PDF-1.7"))).toBe(false);
  expect(isPdf(bytesOf("\xef\xbb\xbf <html>%PDF-1.7"))).toBe(false);
  expect(isPdf(bytesOf("\xff\xd8\xff\xe0 a photo of %PDF-1.7"))).toBe(false);
  expect(isPdf(bytesOf(`${" ".repeat(2000)}%PDF-1.4`))).toBe(false);
});

test.each([
  ["a slip", "%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF", true],
  ["an object after a return", "%PDF-1.7\r12 0 obj<<>>", true],
  ["the mark alone", "%PDF-", false],
  ["a mark with a version", "%PDF-1.4 a slip", false],
  ["a list of places without anything at them", "%PDF-1.4\nxref\n0 0\ntrailer<<>>\n%%EOF", false],
])("a PDF holds something: %s", (_name, text, expected) => {
  expect(hasContent(text)).toBe(expected);
});
