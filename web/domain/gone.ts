/**
 * Records of a backup that were deleted after it was made. They come back only if the user asks for
 * it.
 */
import { ownerOf } from "./bin.ts";
import type { Photo } from "./photo.ts";
import type { Receipt } from "./receipt.ts";
import { contentOf, isDeleted, type Tombstone } from "./records/kind.ts";
import { KIND_NAMES, type KindName, type Log, mapKinds, type Records } from "./records/kinds.ts";
import type { RestorePlan } from "./records/merge.ts";
import type { Sim } from "./sim.ts";

type Kept = Records[KindName];

/**
 * Return the log after a restore, with the deleted records of the plan (`gone`) brought back.
 * Photos return to their receipts and SIMs. `stamp` returns a timestamp later than the one it is given.
 */
export function restoreGone(plan: RestorePlan, stamp: (previous: string) => string): Log {
  const gone = new Map<string, Kept>(
    KIND_NAMES.flatMap((kind) => plan[kind].gone.map((record) => [record.id, record] as const)),
  );
  const bringBack = (record: Kept | Tombstone<Kept>): Kept | Tombstone<Kept> => {
    if (!isDeleted(record)) return record;
    const isBack = gone.has(record.id) || (record.along !== undefined && gone.has(record.along));
    const content = isBack ? (contentOf(record) ?? gone.get(record.id)) : undefined;
    return content ? { ...content, updatedAt: stamp(record.updatedAt) } : record;
  };
  const log = mapKinds((kind) => plan.log[kind].map(bringBack)) as Log;
  const photos = plan.photos.gone.filter(({ id }) => gone.has(id));
  const receipts = log.receipts.map((each) => withPhotos(each, photos, stamp));
  return { ...log, receipts, sims: log.sims.map((each) => withPhotos(each, photos, stamp)) };
}

function withPhotos<T extends Receipt | Sim>(
  owner: T | Tombstone<T>,
  photos: readonly Photo[],
  stamp: (previous: string) => string,
): T | Tombstone<T> {
  if (isDeleted(owner)) return owner;
  const missing = photos
    .filter((photo) => ownerOf(photo)?.id === owner.id && !owner.photoIds.includes(photo.id))
    .map(({ id }) => id);
  if (missing.length === 0) return owner;
  const photoIds = [...owner.photoIds, ...missing];
  return { ...owner, photoIds, updatedAt: stamp(owner.updatedAt) };
}
