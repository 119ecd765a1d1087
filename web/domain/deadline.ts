/** What sources say of times, held against one top-up: how long it may take, until when to claim. */
import { parseInstant } from "./instant.ts";
import { addDays } from "./plain-date.ts";
import type { Receipt } from "./receipt.ts";
import type { Sim } from "./sim.ts";

/** A span that a source names; `country` and `brand` are "" where it holds for all of them. */
export type Deadline = { kind: string; country: string; brand: string; minutes: number };

const MINUTE = 60_000;
const DAY = 24 * 60; // minutes

/** Whether a deadline is of the operator or the seller of a top-up. */
export function concerns(
  { country, brand }: Deadline,
  { channelName }: Pick<Receipt, "channelName">,
  sim: Pick<Sim, "country" | "operator" | "brand" | "label"> | undefined,
): boolean {
  if (country && sim?.country !== country) return false;
  if (!brand) return true;
  const own = country ? [sim?.brand, sim?.operator, sim?.label, channelName] : [channelName];
  return own.some((name) => isNamed(brand, name ?? ""));
}

/** The local time at which the span ends that began with a top-up: "2026-11-23T14:59". */
export function endOf({ minutes }: Deadline, { at }: Pick<Receipt, "at">): string {
  const local = parseInstant(`${at.slice(0, 16)}+00:00`) ?? 0;
  return new Date(local + minutes * MINUTE).toISOString().slice(0, 16);
}

/**
 * The day by which an answer can be asked for, by the deadlines that concern a top-up; "" where they
 * say nothing of it any more. A refund is counted from today, and its days of business as days.
 */
export function answerDay(
  deadlines: readonly Deadline[],
  receipt: Pick<Receipt, "at">,
  today: string,
): string {
  const days = deadlines
    .filter(({ kind }) => kind === "wait" || kind === "refund")
    .map((each) =>
      each.kind === "refund"
        ? addDays(today, Math.ceil(each.minutes / DAY))
        : endOf(each, receipt).slice(0, 10),
    );
  return days.filter((day) => day >= today).sort()[0] ?? "";
}

/** Whether a name has the words of a brand: "Optus Prepaid" is of Optus, "Boptus" isn't. */
function isNamed(brand: string, name: string): boolean {
  return ` ${fold(name)} `.includes(` ${fold(brand)} `);
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}
