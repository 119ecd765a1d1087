/** Describes in words what is missing from a damaged backup. */
import type { Loss, Owner } from "../domain/backup/format.ts";
import { message, plural } from "../kit/messages.ts";
import { titleOf } from "./titles.ts";

const MOST_LINES = 10; // of each kind; further ones are counted

/** Return a line for each loss. Photos are grouped by receipt or SIM. */
export function describeLosses(losses: readonly Loss[]): string[] {
  const photos = new Map<Owner | undefined, number>();
  const places: string[] = [];
  const others: string[] = [];
  for (const loss of losses) {
    if (loss.code === "loss.photo") photos.set(loss.owner, (photos.get(loss.owner) ?? 0) + 1);
    else if (loss.code === "loss.entry") places.push(loss.place);
    else others.push(message(loss.code));
  }
  return [...others, ...describePhotos(photos), ...describeEntries(places)];
}

function describePhotos(photos: Map<Owner | undefined, number>): string[] {
  const lines: string[] = [];
  let more = 0;
  for (const [owner, n] of photos) {
    if (!owner || lines.length === MOST_LINES) more += n;
    else lines.push(plural("loss.photos", n, { title: titleOf(owner) }));
  }
  return more > 0 ? [...lines, plural("loss.photos", more, { title: "…" })] : lines;
}

function describeEntries(places: readonly string[]): string[] {
  const lines = places.slice(0, MOST_LINES).map((place) => message("loss.entry", { place }));
  const more = places.length - lines.length;
  return more > 0 ? [...lines, plural("loss.more-entries", more)] : lines;
}
