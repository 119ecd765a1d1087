/** Names of months and countries in the languages that tables here may be written in. */
import { COUNTRIES } from "../domain/country.ts";
import { foldName, type Labels } from "../domain/import/column-names.ts";
import type { MonthNames, Order } from "../domain/import/day.ts";
import type { Home } from "../domain/import/settings.ts";
import { TARGETS } from "../domain/import/target.ts";
import { find } from "../kit/parts.ts";
import type { ReadModel } from "../store/read-model.ts";
import { formatLanguage } from "../kit/formats.ts";
import { pageLanguage } from "../kit/messages.ts";

const MONTHS = Array.from({ length: 12 }, (_, i) => Date.UTC(2026, i, 15));
const PARTS: Record<string, string> = { year: "y", month: "m", day: "d" };

function languages(): string[] {
  return [...new Set([pageLanguage(), "en", ...navigator.languages])];
}

/** Return what the phone knows about how tables are written here. */
export function homeOf(host: ParentNode, { receipts }: ReadModel): Home {
  const currency = receipts[0]?.paid.currency ?? "";
  return { order: dayOrder(), currency, months: monthNames(), labels: labelsOf(host) };
}

function labelsOf(host: ParentNode): Labels {
  const words = find(host, `template[data-words="target"]`, HTMLTemplateElement).content.children;
  const named = [...words].map(
    (word) => [foldName(word.textContent ?? ""), word.getAttribute("data-value")] as const,
  );
  // If two have one name, the first stays, which is the receipt's.
  return new Map(
    named.reverse().flatMap(([name, value]) => {
      const target = TARGETS.find((each) => each === value);
      return target && name ? [[name, target] as const] : [];
    }),
  );
}

/** Return the numbers of months by name: "nov", "november", "noviembre". */
function monthNames(): MonthNames {
  const names = new Map<string, number>();
  for (const language of languages()) {
    for (const month of ["short", "long"] as const) {
      const format = new Intl.DateTimeFormat(language, { month, day: "numeric", timeZone: "UTC" });
      for (const [i, day] of MONTHS.entries()) {
        const name = format.formatToParts(day).find(({ type }) => type === "month")?.value ?? "";
        const bare = name.normalize("NFKC").toLowerCase().replace(/[.\s]/g, "");
        if (!/\d/.test(bare)) names.set(bare, i + 1);
      }
    }
  }
  return names;
}

/** Return the usual order of dates here. */
function dayOrder(): Order {
  const parts = new Intl.DateTimeFormat(formatLanguage(), { dateStyle: "short" }).formatToParts(0);
  const order = parts.map(({ type }) => PARTS[type] ?? "").join("");
  return order === "ymd" || order === "mdy" ? order : "dmy";
}

/** Return a function that gives the code of a country by its name, or "". */
export function countryFinder(): (name: string) => string {
  let codes: Map<string, string> | undefined;
  return (name) => {
    codes ??= new Map(languages().flatMap(namesIn));
    return codes.get(name.trim().toLowerCase()) ?? "";
  };
}

function namesIn(language: string): [string, string][] {
  const names = new Intl.DisplayNames(language, { type: "region" });
  return COUNTRIES.map((code) => [(names.of(code) ?? code).toLowerCase(), code]);
}
