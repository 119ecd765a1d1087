/** Describes a step of the log in words. */
import { contentOf } from "../domain/records/kind.ts";
import type { Receipt } from "../domain/receipt.ts";
import { nameOf, type Sim } from "../domain/sim.ts";
import { message, type Values } from "./messages.ts";
import type { Step } from "../store/steps.ts";
import { writeDate, writeMoney } from "./formats.ts";

/** Return a sentence: "The receipt for THB 300.00 of 22 Nov 2026 was deleted." */
export function describeStep({ name, changes }: Step): string {
  const kind = name.startsWith("receipt-") ? "receipts" : "sims";
  const change = changes.find((each) => each.kind === kind);
  return message(`step.${name}`, nameRecord(change?.before));
}

function nameRecord(before: Step["changes"][number]["before"]): Values {
  const record = typeof before === "object" && contentOf<object>(before);
  if (!record) return {};
  if ("paid" in record) {
    const { paid, at } = record as Receipt;
    return { amount: writeMoney(paid), date: writeDate(at) };
  }
  return "label" in record ? { name: nameOf(record as Sim) } : {};
}
