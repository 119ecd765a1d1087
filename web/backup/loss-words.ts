/** Describes in words what is missing from a damaged backup. */
import type { Loss } from "../domain/backup/format.ts";
import type { Receipt } from "../domain/receipt.ts";
import { writeDate, writeMoney } from "../kit/formats.ts";
import { message, plural } from "../kit/messages.ts";

const MOST_LINES = 10; // of each kind; further ones are counted

/** Return a line for each loss. Photos are grouped by receipt. */
export function describeLosses(losses: readonly Loss[]): string[] {
  const photos = new Map<Receipt | undefined, number>();
  const places: string[] = [];
  const others: string[] = [];
  for (const loss of losses) {
    if (loss.code === "loss.photo") photos.set(loss.receipt, (photos.get(loss.receipt) ?? 0) + 1);
    else if (loss.code === "loss.entry") places.push(loss.place);
    else others.push(message(loss.code));
  }
  return [...others, ...describePhotos(photos), ...describeEntries(places)];
}

function describePhotos(photos: Map<Receipt | undefined, number>): string[] {
  const lines: string[] = [];
  let more = 0;
  for (const [receipt, n] of photos) {
    if (!receipt || lines.length === MOST_LINES) more += n;
    else lines.push(plural("loss.photos", n, nameReceipt(receipt)));
  }
  return more > 0 ? [...lines, plural("loss.more-photos", more)] : lines;
}

function nameReceipt(receipt: Receipt): { amount: string; date: string } {
  return { amount: writeMoney(receipt.paid), date: writeDate(receipt.at) };
}

function describeEntries(places: readonly string[]): string[] {
  const lines = places.slice(0, MOST_LINES).map((place) => message("loss.entry", { place }));
  const more = places.length - lines.length;
  return more > 0 ? [...lines, plural("loss.more-entries", more)] : lines;
}
