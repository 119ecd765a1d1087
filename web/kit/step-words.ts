/** What the last step did to the log, in words. */
import { isDeleted } from "../domain/records.ts";
import { nameOf } from "../domain/sim.ts";
import { message, type Values } from "./messages.ts";
import type { LogRecord, Trail } from "../store/trail.ts";
import { writeDate, writeMoney } from "./formats.ts";

/** "The receipt for THB 300.00 of 22 Nov 2026 was deleted." */
export function describeStep({ step, marks }: Trail): string {
  const store = step.startsWith("sim-") ? "sims" : "receipts";
  return message(`step.${step}`, nameRecord(marks.find((mark) => mark.store === store)?.before));
}

function nameRecord(record: LogRecord | undefined): Values {
  if (!record || isDeleted(record)) return {};
  if ("paid" in record) return { amount: writeMoney(record.paid), date: writeDate(record.at) };
  return "label" in record ? { name: nameOf(record) } : {};
}
