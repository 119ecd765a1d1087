/** Names of the records in the bin. */
import type { BinEntry } from "../domain/bin.ts";
import { ownerOf } from "../domain/bin.ts";
import { namesOf, operatorOf, type Sim } from "../domain/sim.ts";
import { localTime, writeDate, writeMoment, writeMoney } from "../kit/formats.ts";
import { joinTexts } from "../kit/messages.ts";

/**
 * Return the name of a record, and further facts that tell it from others. `sims` are those of the
 * log and of the bin.
 */
export function describeEntry(
  record: BinEntry["record"],
  sims: readonly Sim[],
): { name: string; about: string } {
  const owner = ownerOf(record);
  const sim = (owner?.kind === "sims" && namesOf(sims).get(owner.id)) || "";
  if ("paid" in record) {
    return { name: writeMoney(record.paid), about: joinTexts(sim, writeMoment(record.at)) };
  }
  if ("label" in record) {
    const name = namesOf([record]).get(record.id) ?? "";
    return { name, about: joinTexts(operatorOf(record, name), record.phone, record.notes) };
  }
  if ("from" in record) return { name: record.name, about: writeDate(record.from) };
  if ("of" in record) {
    const rate = `${writeMoney(record.of)} = ${writeMoney(record.is)}`;
    return { name: rate, about: writeDate(record.on) };
  }
  if ("verdict" in record) return { name: record.value, about: joinTexts(record.brand, record.on) };
  if ("on" in record) return { name: writeDate(record.on), about: sim };
  const at = "at" in record ? record.at : localTime(Date.parse(record.createdAt));
  return { name: writeDate(at), about: sim };
}
