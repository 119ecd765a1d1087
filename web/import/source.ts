/** Opens a chosen file: finds out what it is, and decodes its text. */
import { type Encoding, guessEncoding } from "../domain/import/encoding.ts";
import { findOtherKind, isWebPage } from "../domain/import/file-kind.ts";
import { isJson, readOtherApp } from "../domain/import/other-apps.ts";
import type { OtherFile } from "../domain/import/other-file.ts";
import type { Problem } from "../domain/problem.ts";

const MOST_BYTES = 50_000_000;

export type Source = { name: string; bytes: Uint8Array; encoding: Encoding };
export type Opened = { source: Source } | { other: OtherFile } | { problem: Problem };

/** Return the contents of a file, or the problem if it can't be imported. */
export async function openFile(file: File): Promise<Opened> {
  if (file.size > MOST_BYTES) return { problem: { code: "import.too-large" } };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const code = findOtherKind(bytes);
  if (code) return { problem: { code } };
  const source = { name: file.name, bytes, encoding: guessEncoding(bytes) };
  const text = textOf(source);
  if (isWebPage(text)) return { problem: { code: "import.web-page" } };
  if (!isJson(text)) return { source };
  const other = readOtherApp(text.replace(/^\ufeff/, ""));
  return "problem" in other ? other : { other };
}

/** Return the text of a file in the chosen encoding. */
export function textOf({ bytes, encoding }: Source): string {
  return new TextDecoder(encoding).decode(bytes);
}
