/** How long a SIM is still good, in words. */
import type { Validity } from "../domain/validity/good-until.ts";
import { message, plural } from "../kit/messages.ts";
import { writeDate } from "../kit/formats.ts";

/** "Good until 31 Dec 2026: 39 days left", until when if it arrives, or that nothing is known. */
export function describeValidity(validity: Validity | undefined): string {
  if (!validity) return message("until.unknown");
  const { daysLeft, goodUntil, receipt } = validity;
  const date = writeDate(goodUntil);
  if (daysLeft < 0) return message("until.past", { date });
  if (receipt.status === "pending") return message("arrives", { date });
  if (daysLeft === 0) return message("until.today", { date });
  return plural("until.days", daysLeft, { date });
}
