/** What the last step did to the log, in words. */
import { isDeleted } from "../domain/records/kind.ts";
import { nameOf } from "../domain/sim.ts";
import { message, type Values } from "./messages.ts";
import type { LogRecord, Step } from "../store/undo.ts";
import { writeDate, writeMoney } from "./formats.ts";

/** "The receipt for THB 300.00 of 22 Nov 2026 was deleted." */
export function describeStep({ name, changes }: Step): string {
  const kind = name.startsWith("receipt-") ? "receipts" : "sims";
  const change = changes.find((each) => each.kind === kind);
  return message(`step.${name}`, nameRecord(change?.before));
}

function nameRecord(record: LogRecord | undefined): Values {
  if (!record || isDeleted(record)) return {};
  if ("paid" in record) return { amount: writeMoney(record.paid), date: writeDate(record.at) };
  return "label" in record ? { name: nameOf(record) } : {};
}
