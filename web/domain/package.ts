/** A data package that was bought with a top-up, instead of credit or besides. */
import { FieldReader, type Fields } from "./fields.ts";
import { dateOf } from "./instant.ts";
import type { Marks } from "./numeral.ts";
import { compare } from "./order.ts";
import { addDays, isDate } from "./plain-date.ts";
import type { Receipt, Status } from "./receipt.ts";
import { parseVolume, VOLUME_UNITS, volumeToTyped } from "./volume.ts";

export type Package = NonNullable<Receipt["package"]>;

export const PACKAGE_LIMITS = { name: 100, days: 9999 } as const;

/** Return the package in the fields `packageName`, `packageData` …; null where all are blank. */
export function readPackage(form: FieldReader, marks: Marks): Package | null {
  const name = form.line("packageName", PACKAGE_LIMITS.name);
  const data = readData(form, marks);
  const days = readDays(form);
  return name || data !== null || days !== null ? { name, data, days } : null;
}

/** Return the fields that `readPackage` reads as this package. */
export function packageToFields(bought: Package | null): Fields {
  const data = bought?.data == null ? { text: "", unit: "GB" } : volumeToTyped(bought.data);
  return {
    packageName: bought?.name ?? "",
    packageData: data.text,
    packageDataUnit: data.unit,
    packageDays: bought?.days == null ? "" : String(bought.days),
  };
}

/** Return the last day of the package of a receipt; null if it has none, or no days. */
export function packageEnd({ at, package: bought }: Pick<Receipt, "at" | "package">) {
  if (bought?.days == null) return null;
  const end = addDays(dateOf(at), bought.days);
  return isDate(end) ? end : null;
}

/**
 * Return the last days of the packages that run on a day: the latest that arrived, and a later one
 * that is pending.
 */
export function runningPackages(
  receipts: readonly Receipt[],
  today: string,
): { on: string; isPending?: true }[] {
  const latest = (status: Status, after: string): string =>
    receipts
      .filter((receipt) => receipt.status === status)
      .map((receipt) => packageEnd(receipt) ?? "")
      .reduce((a, b) => (a > b ? a : b), after);
  const arrived = latest("credited", "");
  const hoped = latest("pending", arrived);
  return [
    ...(arrived >= today ? [{ on: arrived }] : []),
    ...(hoped > arrived && hoped >= today ? [{ on: hoped, isPending: true as const }] : []),
  ];
}

/**
 * Return the receipts of a SIM whose packages run on a day, the one that ends first at the front.
 * If none runs: the latest that arrived, which has ended or has no known end. `receipts` are
 * ordered newest first.
 */
export function packagesOn(
  receipts: readonly Receipt[],
  today: string,
): { receipt: Receipt; end: string | null }[] {
  const bought = receipts
    .filter(({ status, package: has }) => has && (status === "credited" || status === "pending"))
    .map((receipt) => ({ receipt, end: packageEnd(receipt) }));
  const running = bought
    .filter(({ end }) => end !== null && end >= today)
    .sort((a, b) => compare(a.end ?? "", b.end ?? ""));
  const arrived = bought.filter(({ receipt }) => receipt.status === "credited");
  return running.length > 0 ? running : arrived.slice(0, 1);
}

function readData(form: FieldReader, marks: Marks): number | null {
  const text = form.raw("packageData");
  if (!text) return null;
  const reading = parseVolume(text, form.choice("packageDataUnit", VOLUME_UNITS, "GB"), marks);
  if ("amount" in reading) return reading.amount;
  return form.report("packageData", reading.problem, reading.values);
}

function readDays(form: FieldReader): number | null {
  const text = form.digits("packageDays");
  if (!text) return null;
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return days || form.report("packageDays", "days.invalid", { most: PACKAGE_LIMITS.days });
}
