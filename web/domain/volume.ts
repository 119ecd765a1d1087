import { foldNumeral, type Marks, readNumeral } from "./numeral.ts";
import type { ProblemCode, Values } from "./problem.ts";

/** What data is counted in; a gigabyte has 1,000 megabytes. */
export const VOLUME_UNITS = ["MB", "GB"] as const;
export type VolumeUnit = (typeof VOLUME_UNITS)[number];

export type VolumeReading = { amount: number } | { problem: ProblemCode; values?: Values };

const MOST_DIGITS = 7; // megabytes: ten terabytes are more than anybody buys

/**
 * The megabytes that a person typed: "1.5" in GB is 1500; a unit in the text goes before the one
 * that was chosen. Parts of a megabyte are dropped, for what is left is never told as more.
 */
export function parseVolume(text: string, chosen: VolumeUnit, marks: Marks): VolumeReading {
  const folded = foldNumeral(text, marks);
  const [, number = "", typed = ""] = /^(.*?)\s*([MG])?B?$/i.exec(folded) ?? [];
  const unit = typed ? (`${typed.toUpperCase()}B` as VolumeUnit) : chosen;
  const decimals = unit === "GB" ? 3 : 0;
  const reading = /\d/.test(number) ? readNumeral(number.trim(), marks, decimals) : null;
  if (!reading) return { problem: "volume.invalid" };
  if ("either" in reading) {
    const [first = "", second = ""] = reading.either.map(({ whole, fraction }) =>
      fraction ? whole + marks.decimal + fraction : whole,
    );
    return { problem: "amount.ambiguous", values: { first, second } };
  }
  const { whole, fraction } = reading.number;
  const digits = whole + fraction.slice(0, decimals).padEnd(decimals, "0");
  if (digits.replace(/^0+/, "").length > MOST_DIGITS) return { problem: "volume.invalid" };
  return { amount: Number(digits) };
}

/** How a volume is put into a field: megabytes, or gigabytes where they come out even. */
export function volumeToTyped(amount: number): { text: string; unit: VolumeUnit } {
  const isEven = amount >= 1_000 && amount % 1_000 === 0;
  return isEven
    ? { text: String(amount / 1_000), unit: "GB" }
    : { text: String(amount), unit: "MB" };
}
