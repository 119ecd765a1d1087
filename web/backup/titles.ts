/** The title of a record on one line. */
import type { Receipt } from "../domain/receipt.ts";
import { nameOf, type Sim } from "../domain/sim.ts";
import type { Trip } from "../domain/trip.ts";
import { writeDate, writeMoney } from "../kit/formats.ts";
import { joinTexts } from "../kit/messages.ts";

/** Return "THB 300.00 · 22 Nov 2026", or the name of a SIM or a trip. */
export function titleOf(record: Receipt | Sim | Trip): string {
  if ("name" in record) return record.name;
  if (!("paid" in record)) return nameOf(record);
  return joinTexts(writeMoney(record.paid), writeDate(record.at));
}
