/** Writes file sizes as the page's language does. */
import { DIGITS, pageLanguage } from "./messages.ts";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

/** Return "34 kB", "1.2 MB": decimal units, as phones use. */
export function writeSize(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  return new Intl.NumberFormat(pageLanguage(), {
    ...DIGITS,
    style: "unit",
    unit: UNITS[step],
    unitDisplay: "short",
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(bytes / 1_000 ** step);
}
