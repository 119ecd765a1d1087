/** Names of currencies and countries in the page's language. */
import { pageLanguage } from "./messages.ts";

/** Return the name of a value of a kind of choice: "currency", "country" or "offset". */
export function nameChoiceOf(kind: string | undefined, code: string): string {
  if (kind === "currency") return nameCurrency(code);
  if (kind === "country") return nameIn("region", code);
  return kind === "offset" ? `UTC${code}` : code;
}

function nameCurrency(code: string): string {
  const name = nameIn("currency", code);
  // Chromium leaves out names of the newest currencies; the first letters are those of a country.
  const country = code === "XCG" ? "CW" : code.slice(0, 2);
  const other = name === code ? nameIn("region", country) : name;
  return other === country ? code : `${code} · ${other}`;
}

const names = new Map<string, Intl.DisplayNames>();

function nameIn(type: "currency" | "region", code: string): string {
  const known = names.get(type) ?? new Intl.DisplayNames(pageLanguage(), { type });
  names.set(type, known);
  try {
    return known.of(code) ?? code;
  } catch {
    return code; // not a code: from an old or damaged draft
  }
}
