/** Times that sources name, applied to one top-up: how long to wait for it. */
import { foldText } from "./folding.ts";
import { parseInstant } from "./instant.ts";
import { addDays } from "./plain-date.ts";
import type { Receipt } from "./receipt.ts";
import type { Sim } from "./sim.ts";

/** A span that a source names. An empty `country` or `brand` means all of them. */
export type Deadline = { kind: string; country: string; brand: string; minutes: number };

const MINUTE = 60_000;
const DAY = 24 * 60; // minutes

/** Return whether a deadline is about the operator or the seller of a top-up. */
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

/** Return the local time at which a span ends that begins with a top-up: "2026-11-23T14:59". */
export function endOf({ minutes }: Deadline, { at }: Pick<Receipt, "at">): string {
  const local = parseInstant(`${at.slice(0, 16)}+00:00`) ?? 0;
  return new Date(local + minutes * MINUTE).toISOString().slice(0, 16);
}

/**
 * Return the day by which an answer can be expected, by the deadlines about a top-up; "" if none is
 * left. The span of a refund begins today. Business days count as days.
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

/** Return whether a name has the words of a brand: "Optus Prepaid" has "Optus", "Boptus" hasn't. */
function isNamed(brand: string, name: string): boolean {
  return ` ${wordsOf(name)} `.includes(` ${wordsOf(brand)} `);
}

function wordsOf(text: string): string {
  return foldText(text)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}
