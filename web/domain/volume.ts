import { foldNumeral, type Marks, readNumeral } from "./numeral.ts";
import type { ProblemCode, Values } from "./problem.ts";

/** The units of data. A gigabyte has 1,000 megabytes. */
export const VOLUME_UNITS = ["MB", "GB"] as const;
export type VolumeUnit = (typeof VOLUME_UNITS)[number];

export type VolumeReading = { amount: number } | { problem: ProblemCode; values?: Values };

const MOST_DIGITS = 7; // in megabytes: nobody buys ten terabytes

/**
 * Return the megabytes that a person typed: "1.5" in GB is 1500. A unit in the text overrides the
 * chosen one. Parts of a megabyte are dropped, so that the amount is never too high.
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

/** Return a volume as text for a field: in gigabytes if they are whole, else in megabytes. */
export function volumeToTyped(amount: number): { text: string; unit: VolumeUnit } {
  const isEven = amount >= 1_000 && amount % 1_000 === 0;
  return isEven
    ? { text: String(amount / 1_000), unit: "GB" }
    : { text: String(amount), unit: "MB" };
}
