/** The receipts on this phone. */
import type { Receipt, Status } from "../domain/receipt.ts";
import { isDeleted, living } from "../domain/records.ts";
import type { Sim } from "../domain/sim.ts";
import { stampAfter } from "./clock.ts";
import { withDatabase } from "./database.ts";
import { type DraftName, spendDraft } from "./drafts.ts";
import { bury, keepTrail, put, startTrail } from "./trail.ts";
import { write } from "./write.ts";

/** Thrown where somebody else, as another tab, has changed the record since it was read. */
export class ChangedElsewhere extends Error {
  readonly updatedAt: string;

  constructor(updatedAt: string) {
    super("receipt.changed-elsewhere");
    this.updatedAt = updatedAt;
  }
}

export type Entry = {
  receipt: Receipt;
  /** A SIM that the form adds along with the receipt. */
  sim: Sim | null;
  /** The `updatedAt` of the stored receipt that the form started from; null for none. */
  basis: string | null;
  draft: DraftName;
};

/** All receipts that are not deleted, in no order. */
export async function readReceipts(): Promise<Receipt[]> {
  return living(await withDatabase((database) => database.getAll("receipts")));
}

/** The receipt with that id, unless it is deleted or there is none. */
export async function readReceipt(id: string): Promise<Receipt | undefined> {
  const found = await withDatabase((database) => database.get("receipts", id));
  return found && !isDeleted(found) ? found : undefined;
}

/** Store a receipt and its new SIM together; photos it no longer names are deleted.
 * @throws StorageProblem, ChangedElsewhere */
export function saveReceipt({ receipt, sim, basis, draft }: Entry): Promise<void> {
  return write(async (writing) => {
    const stored = await writing.objectStore("receipts").get(receipt.id);
    if (stored && stored.updatedAt !== basis) throw new ChangedElsewhere(stored.updatedAt);
    const trail = startTrail("receipt-changed");
    await spendDraft(writing, draft);
    if (sim) await put(writing, trail, "sims", sim);
    const updatedAt = stored ? stampAfter(stored.updatedAt) : receipt.updatedAt;
    await put(writing, trail, "receipts", { ...receipt, updatedAt });
    if (!stored || isDeleted(stored)) return;
    for (const id of stored.photoIds) {
      if (!receipt.photoIds.includes(id)) await bury(writing, trail, "photos", id);
    }
    await keepTrail(writing, trail);
  });
}

/** Set what became of a top-up. */
export function setStatus(id: string, status: Status): Promise<void> {
  return write(async (writing) => {
    const stored = await writing.objectStore("receipts").get(id);
    if (!stored || isDeleted(stored)) return;
    const trail = startTrail("receipt-changed");
    const updatedAt = stampAfter(stored.updatedAt);
    await put(writing, trail, "receipts", { ...stored, status, updatedAt });
    await keepTrail(writing, trail);
  });
}

/** Delete a receipt and its photos; `undo` brings all of them back. */
export function deleteReceipt(id: string): Promise<void> {
  return write(async (writing) => {
    const stored = await writing.objectStore("receipts").get(id);
    if (!stored || isDeleted(stored)) return;
    const trail = startTrail("receipt-deleted");
    await bury(writing, trail, "receipts", id);
    for (const photoId of stored.photoIds) await bury(writing, trail, "photos", photoId);
    await keepTrail(writing, trail);
  });
}
