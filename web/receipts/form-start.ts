/** The values of the receipt form when it opens. */
import type { Fields } from "../domain/fields.ts";
import { isIdentifier } from "../domain/identifier.ts";
import { phoneOffset } from "../domain/phone-clock.ts";
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { receiptToFields } from "../domain/receipt-form.ts";
import type { Purpose, Typed } from "../store/draft-slot.ts";
import type { ReadModel } from "../store/read-model.ts";
import { localTime, pageMarks } from "../kit/formats.ts";

export type Opening = {
  purpose: Purpose;
  /** The receipt that is edited, if it is stored. */
  stored: Receipt | undefined;
  typed: Typed;
  /** The fields that changes of other fields must not change. */
  settled: readonly string[];
};

/**
 * Return what the form is for, by the address: `?id=` to edit, `?from=` to duplicate, `?sim=` for a
 * top-up of that SIM, or a new receipt.
 */
export function openFor(query: URLSearchParams, { receipts, sims }: ReadModel): Opening {
  const id = query.get("id") ?? "";
  const stored = receipts.find((receipt) => receipt.id === id);
  const original = receipts.find((receipt) => receipt.id === query.get("from"));
  const from = original?.id ?? null;
  const purpose: Purpose = isIdentifier(id)
    ? { edit: id }
    : { edit: null, from, isFresh: query.has("fresh") };
  if (stored) {
    const { photoIds, updatedAt } = stored;
    const typed = { fields: receiptToFields(stored, pageMarks()), photoIds, basis: updatedAt };
    return { purpose, stored, typed, settled: ["currency", "channel", "offset"] };
  }
  const fields = original ? startDuplicate(original) : startNew(receipts, sims, query.get("sim"));
  const typed = { fields, photoIds: [], basis: null };
  return { purpose, stored, typed, settled: original ? ["currency", "channel"] : [] };
}

/** Return the fields for a top-up made now, of a SIM or of the one in use that was topped up last. */
function startNew(
  receipts: readonly Receipt[],
  sims: readonly Sim[],
  chosen: string | null,
): Fields {
  const at = localTime();
  const away = sims.filter(({ isArchived }) => isArchived).map(({ id }) => id);
  const last = receipts.find(({ simId }) => !away.includes(simId ?? ""))?.simId ?? "";
  const sim = chosen !== null && isIdentifier(chosen) ? chosen : last;
  return { sim, at, offset: phoneOffset(at), ...followLatest(receipts, sim) };
}

/**
 * Return the fields for the same top-up made again now, without what belongs only to the first
 * one.
 */
function startDuplicate(receipt: Receipt): Fields {
  const at = localTime();
  return {
    ...receiptToFields(receipt, pageMarks()),
    at,
    offset: phoneOffset(at),
    order: "",
    balanceBefore: "",
    balanceAfter: "",
    goodUntil: "",
    status: "pending",
    notes: "",
  };
}

/** Return the fields that the latest receipt of a SIM suggests for its next one. */
export function followLatest(receipts: readonly Receipt[], sim: string): Fields {
  const latest = receipts.find(({ simId }) => (simId ?? "") === sim);
  return latest ? { currency: latest.paid.currency, channel: latest.channel } : {};
}
