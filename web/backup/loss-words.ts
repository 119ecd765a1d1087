/** Describes in words what is missing from a damaged backup. */
import type { Loss, Owner } from "../domain/backup/format.ts";
import { message, plural } from "../kit/messages.ts";
import { titleOf } from "./titles.ts";

const MOST_LINES = 10; // of photos and of entries; further ones are counted

/** Return a line for each loss. Photos are grouped by receipt or SIM. */
export function describeLosses(losses: readonly Loss[]): string[] {
  const photos = new Map<Owner, number>();
  const places: string[] = [];
  const others: string[] = [];
  let more = 0;
  for (const loss of losses) {
    if (loss.code === "loss.entry") places.push(loss.place);
    else if (loss.code !== "loss.photo") others.push(message(loss.code));
    else if (loss.owner) photos.set(loss.owner, (photos.get(loss.owner) ?? 0) + 1);
    else more += 1; // its receipt is in the bin
  }
  for (const [owner, n] of photos) {
    if (others.length < MOST_LINES)
      others.push(plural("loss.photos", n, { title: titleOf(owner) }));
    else more += n;
  }
  const lines = places.slice(0, MOST_LINES).map((place) => message("loss.entry", { place }));
  more += places.length - lines.length;
  return [...others, ...lines, ...(more > 0 ? [plural("loss.more", more)] : [])];
}
