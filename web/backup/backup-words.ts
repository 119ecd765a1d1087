/** Describes the age of the last backup in words. */
import { daysBetween } from "../domain/plain-date.ts";
import type { Receipt } from "../domain/receipt.ts";
import { message, plural } from "../kit/messages.ts";
import { localTime, today } from "../kit/formats.ts";
import type { LastBackup } from "../store/last-backup.ts";

/** Return the age of the last backup, and what it doesn't contain. */
export function describeBackup(
  last: LastBackup | undefined,
  receipts: readonly Receipt[],
): { age: string; since: string } {
  if (last === undefined) {
    const n = receipts.length;
    return { age: message("backup.never"), since: n > 0 ? plural("backup.none-in-it", n) : "" };
  }
  const { at, lacks } = last;
  const days = Math.max(0, daysBetween(localTime(Date.parse(at)).slice(0, 10), today()));
  const newer = receipts.filter(
    ({ id, updatedAt }) => updatedAt > at || lacks[id] === updatedAt,
  ).length;
  return {
    age: days === 0 ? message("backup.today") : plural("backup.days", days),
    since: newer > 0 ? plural("backup.since", newer) : message("backup.complete"),
  };
}
