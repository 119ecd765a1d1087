/** The bin: deleted records that can still be looked at and restored. */
import { compare } from "./order.ts";
import { addDays } from "./plain-date.ts";
import { emptied, isDeleted, type Tombstone } from "./records/kind.ts";
import { KIND_NAMES, type KindName, type Log, mapKinds, type Records } from "./records/kinds.ts";

/** How many days the bin keeps a deleted record. */
const BIN_DAYS = 30;

type Kept = Records[KindName];
type Binned = Tombstone<Kept> & { was: Kept };

/**
 * A record that was deleted, and the `others` that were deleted with it. They come back together.
 */
export type BinEntry = {
  kind: KindName;
  record: Kept;
  deletedAt: string;
  others: { kind: KindName; record: Kept }[];
};

/** Return whether a record is in the bin: it was deleted, and its content is still kept. */
export function isBinned(record: Kept | Tombstone<Kept>): record is Binned {
  return isDeleted(record) && record.was !== undefined;
}

/** Return the last day on which a record can be restored that was deleted at `deletedAt` (UTC). */
export function keptUntil(deletedAt: string): string {
  return addDays(deletedAt.slice(0, 10), BIN_DAYS);
}

/**
 * Return whether the day after the last one has ended in UTC, so that the last day has ended
 * everywhere.
 */
export function isExpired({ updatedAt }: { updatedAt: string }, now: string): boolean {
  return addDays(keptUntil(updatedAt), 1) < now.slice(0, 10);
}

/** Return the log without the content of records whose time in the bin is over. */
export function withoutExpired(log: Log, now: string): Log {
  const sweep = (record: Kept | Tombstone<Kept>) =>
    isBinned(record) && isExpired(record, now) ? emptied(record) : record;
  return mapKinds((kind) => log[kind].map(sweep)) as Log;
}

/** Return the entries of the bin, latest deletion first. */
export function binEntries(log: Log): BinEntry[] {
  const all = KIND_NAMES.flatMap((kind) =>
    log[kind].flatMap((record) => (isBinned(record) ? [{ kind, stone: record }] : [])),
  );
  const ids = new Set(all.map(({ stone }) => stone.id));
  const isOwn = ({ along }: Tombstone) => along === undefined || !ids.has(along);
  return all
    .filter(({ stone }) => isOwn(stone))
    .map(({ kind, stone }) => ({
      kind,
      record: stone.was,
      deletedAt: stone.updatedAt,
      others: all
        .filter((other) => other.stone.along === stone.id)
        .map((other) => ({ kind: other.kind, record: other.stone.was })),
    }))
    .sort((a, b) => compare(b.deletedAt, a.deletedAt) || compare(a.record.id, b.record.id));
}

/**
 * Return the kind and id of the record that a record belongs to: the SIM of a receipt, the receipt
 * or SIM of a photo.
 */
export function ownerOf(record: Kept): { kind: KindName; id: string } | null {
  if ("receiptId" in record && record.receiptId) return { kind: "receipts", id: record.receiptId };
  return "simId" in record && record.simId ? { kind: "sims", id: record.simId } : null;
}
