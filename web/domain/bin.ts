/** What was deleted lately: it can be looked at and brought back, until it is gone for good. */
import { compare } from "./order.ts";
import { addDays } from "./plain-date.ts";
import { emptied, isDeleted, type Tombstone } from "./records/kind.ts";
import { KIND_NAMES, type KindName, type Log, mapKinds, type Records } from "./records/kinds.ts";

/** How long the bin keeps what was deleted. */
export const BIN_DAYS = 30;

type Kept = Records[KindName];
type Binned = Tombstone<Kept> & { was: Kept };

/** What was deleted at once, and comes back at once: `others` were deleted along with `record`. */
export type BinEntry = {
  kind: KindName;
  record: Kept;
  deletedAt: string;
  others: { kind: KindName; record: Kept }[];
};

/** Whether a record is in the bin: deleted, and not yet gone for good. */
export function isBinned(record: Kept | Tombstone<Kept>): record is Binned {
  return isDeleted(record) && record.was !== undefined;
}

/** The last day on which something deleted at that time (UTC) can be brought back. */
export function keptUntil(deletedAt: string): string {
  return addDays(deletedAt.slice(0, 10), BIN_DAYS);
}

/** Whether something deleted then is to go for good now; both in UTC. */
export function isExpired({ updatedAt }: { updatedAt: string }, now: string): boolean {
  return keptUntil(updatedAt) < now.slice(0, 10);
}

/** The log without what has been in the bin for too long. */
export function withoutExpired(log: Log, now: string): Log {
  const sweep = (record: Kept | Tombstone<Kept>) =>
    isBinned(record) && isExpired(record, now) ? emptied(record) : record;
  return mapKinds((kind) => log[kind].map(sweep)) as Log;
}

/** The entries of the bin, what was deleted last first. */
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

/** The kind and id of what a record belongs to: the SIM of a receipt, the receipt of a photo. */
export function ownerOf(record: Kept): { kind: KindName; id: string } | null {
  if ("receiptId" in record && record.receiptId) return { kind: "receipts", id: record.receiptId };
  return "simId" in record && record.simId ? { kind: "sims", id: record.simId } : null;
}
