/** The values of the receipt form when it opens. */
import type { Fields } from "../domain/fields.ts";
import { isIdentifier } from "../domain/identifier.ts";
import { isOffset, offsetOf, parseInstant } from "../domain/instant.ts";
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { receiptToFields } from "../domain/receipt-form.ts";
import type { Purpose, Typed } from "../store/draft-slot.ts";
import type { ReadModel } from "../store/read-model.ts";
import { localTime, pageMarks } from "../kit/formats.ts";

const MINUTE = 60_000; // ms
const DAY = 24 * 60 * MINUTE;

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

/**
 * Return the phone's UTC offset at a local time; daylight saving time changes it. At a time that
 * clocks skip it is the one before.
 */
export function phoneOffset(local: string): string {
  const minutes = (epochOf(local) - Date.parse(local)) / MINUTE;
  const offset = Number.isNaN(minutes) ? "" : offsetOf(minutes);
  // While a year is being typed, it may be 2 or 20; the offsets of those times are not valid.
  return isOffset(offset) ? offset : offsetAt(Date.now());
}

/**
 * Return the phone's UTC offsets before and after a change of its clocks, if that makes a local time
 * occur twice or never; otherwise null.
 */
export function clockChangeAt(local: string): [string, string] | null {
  const epoch = epochOf(local);
  if (Number.isNaN(epoch)) return null;
  const [before, after] = [offsetAt(epoch - DAY), offsetAt(epoch + DAY)];
  const [isBefore, isAfter] = [before, after].map((offset) => {
    const instant = parseInstant(local.slice(0, 16) + offset);
    return instant !== null && offsetAt(instant) === offset;
  });
  return before !== after && isBefore === isAfter ? [before, after] : null;
}

function offsetAt(epoch: number): string {
  return offsetOf(-new Date(epoch).getTimezoneOffset());
}

/** Return the epoch milliseconds of a local time as if it were UTC. */
function epochOf(local: string): number {
  return Date.parse(`${local.slice(0, 16)}Z`);
}
