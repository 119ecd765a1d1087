/** Reads and changes receipts. */
import { addToHistory, noteStatus } from "../domain/arrival.ts";
import type { Claim } from "../domain/claim.ts";
import type { Money } from "../domain/money.ts";
import type { Receipt, Status } from "../domain/receipt.ts";
import { contentOf, isDeleted } from "../domain/records/kind.ts";
import type { Sim } from "../domain/sim.ts";
import { ChangedElsewhere } from "./changed-elsewhere.ts";
import { stampAfter } from "./clock.ts";
import { withDatabase } from "./database.ts";
import { type DraftName, spendDraft } from "./drafts.ts";
import { bringBackPhotos, deleteRecord, forgetStepsOf, keepStep, put, startStep } from "./steps.ts";
import { write } from "./write.ts";

export type Entry = {
  receipt: Receipt;
  /** A new SIM that the form adds with the receipt. */
  sim: Sim | null;
  /** The `updatedAt` of the stored receipt that the form started from; null for none. */
  basis: string | null;
  draft: DraftName;
};

/** Return the receipt with that id; undefined if there is none, or it is deleted. */
export async function readReceipt(id: string): Promise<Receipt | undefined> {
  const found = await withDatabase((database) => database.get("receipts", id));
  return found && !isDeleted(found) ? found : undefined;
}

/**
 * Store a receipt and its new SIM together. Photos that it no longer names are deleted. Photos that
 * another tab has deleted are restored; `lostPhotos` counts those whose bytes are gone. Throws a
 * StorageProblem, or ChangedElsewhere if the stored receipt isn't the `basis`.
 */
export function saveReceipt({
  receipt,
  sim,
  basis,
  draft,
}: Entry): Promise<{ lostPhotos: number }> {
  const at = stampAfter();
  return write(async (writing) => {
    const stored = await writing.objectStore("receipts").get(receipt.id);
    if (stored && stored.updatedAt !== basis) throw new ChangedElsewhere<Receipt>(stored);
    const step = startStep("receipt-changed");
    await spendDraft(writing, draft);
    if (sim) await put(writing, step, "sims", sim);
    const updatedAt = stored ? stampAfter(stored.updatedAt) : receipt.updatedAt;
    const photoIds = await bringBackPhotos(writing, step, receipt.photoIds);
    // A receipt that another tab has deleted is restored with what was noted about it there.
    const known = stored && contentOf<Receipt>(stored);
    const history = known ? noteStatus(known, receipt.status, at) : receipt.history;
    const claim = known?.claim ?? receipt.claim;
    await put(writing, step, "receipts", { ...receipt, history, claim, photoIds, updatedAt });
    const lost = { lostPhotos: receipt.photoIds.length - photoIds.length };
    if (!stored || isDeleted(stored)) {
      await forgetStepsOf(writing, receipt.id);
      return lost;
    }
    for (const id of stored.photoIds) {
      if (!receipt.photoIds.includes(id)) await deleteRecord(writing, step, "photos", id);
    }
    await keepStep(writing, step);
    return lost;
  });
}

/**
 * Set the status of a top-up. The time noted is that of the call, even if writing has to wait. A
 * refund has its amount.
 */
export function setStatus(id: string, status: Status, refund: Money | null = null): Promise<void> {
  const at = stampAfter();
  return write(async (writing) => {
    const stored = await writing.objectStore("receipts").get(id);
    if (!stored || isDeleted(stored)) return;
    const step = startStep("receipt-changed");
    const updatedAt = stampAfter(stored.updatedAt);
    const history = addToHistory(stored, { status, at, refund });
    await put(writing, step, "receipts", { ...stored, status, history, updatedAt });
    await keepStep(writing, step);
  });
}

/**
 * Store a claim about a top-up. Its status becomes "claimed" unless it was credited or refunded
 * already.
 */
export function saveClaim(id: string, claim: Claim): Promise<void> {
  const at = stampAfter();
  return write(async (writing) => {
    const stored = await writing.objectStore("receipts").get(id);
    if (!stored || isDeleted(stored)) return;
    const step = startStep("receipt-changed");
    const updatedAt = stampAfter(stored.updatedAt);
    const hasEnded = stored.status === "credited" || stored.status === "refunded";
    const status = hasEnded ? stored.status : "claimed";
    const history = noteStatus(stored, status, at);
    await put(writing, step, "receipts", { ...stored, claim, status, history, updatedAt });
    await keepStep(writing, step);
  });
}

/** Put a receipt and its photos into the bin. */
export function deleteReceipt(id: string): Promise<void> {
  return write(async (writing) => {
    const stored = await writing.objectStore("receipts").get(id);
    if (!stored || isDeleted(stored)) return;
    const step = startStep("receipt-deleted");
    await deleteRecord(writing, step, "receipts", id);
    for (const photoId of stored.photoIds) await deleteRecord(writing, step, "photos", photoId, id);
    await keepStep(writing, step);
  });
}
