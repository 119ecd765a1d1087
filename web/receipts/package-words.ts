/** Names a data package. */
import type { Package } from "../domain/package.ts";
import { writeDays, writeVolume } from "../kit/formats.ts";
import { joinTexts } from "../kit/messages.ts";

/** Return "Tourist · 15 GB · 30 days", as far as it is known; "" without a package. */
export function describePackage(bought: Package | null): string {
  if (!bought) return "";
  const { name, data, days } = bought;
  return joinTexts(name, data === null ? "" : writeVolume(data), days ? writeDays(days) : "");
}
