/** Describes in words how long a SIM is good. */
import type { Validity } from "../domain/validity/good-until.ts";
import { message, plural } from "../kit/messages.ts";
import { writeDate } from "../kit/formats.ts";

/**
 * Return "Good until 31 Dec 2026: 39 days left", the day if a pending top-up arrives, or that
 * nothing is known.
 */
export function describeValidity(validity: Validity | undefined): string {
  if (!validity) return message("until.unknown");
  const { daysLeft, goodUntil, receipt } = validity;
  const date = writeDate(goodUntil);
  if (daysLeft < 0) return message("until.past", { date });
  if (receipt.status === "pending") return message("arrives", { date });
  if (daysLeft === 0) return message("until.today", { date });
  return plural("until.days", daysLeft, { date });
}
