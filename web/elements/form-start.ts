/** What a receipt's form holds when it opens, before the person types. */
import type { Fields } from "../domain/fields.ts";
import { isIdentifier } from "../domain/identifier.ts";
import { offsetOf } from "../domain/instant.ts";
import { newestFirst } from "../domain/listing.ts";
import { type Receipt, receiptToFields } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import type { Purpose, Typed } from "../store/draft-slot.ts";
import { mostRecent, type Recent } from "./choices.ts";
import { localTime, pageMarks } from "./formats.ts";

export type Opening = { purpose: Purpose; stored: Receipt | undefined; typed: Typed };

/** What the form is opened for, by its address: `?id=` to edit, `?from=` to duplicate, or neither. */
export function openFor(query: URLSearchParams, receipts: readonly Receipt[]): Opening {
  const named = (name: string) => receipts.find(({ id }) => id === query.get(name));
  const id = query.get("id") ?? "";
  const stored = named("id");
  const original = named("from");
  const purpose: Purpose = isIdentifier(id)
    ? { edit: id }
    : { edit: null, from: original?.id ?? null };
  let fields = original ? startDuplicate(original) : startNew(receipts);
  if (stored) fields = receiptToFields(stored, pageMarks());
  const typed = {
    fields: { ...fields, simAdding: "" },
    photoIds: stored?.photoIds ?? [],
    basis: stored?.updatedAt ?? null,
  };
  return { purpose, stored, typed };
}

/** The phone's offset from UTC at its local time, which summer time changes. */
export function phoneOffset(local: string): string {
  const at = new Date(local);
  return offsetOf(-(Number.isNaN(at.getTime()) ? new Date() : at).getTimezoneOffset());
}

/** A form for a top-up that was just made, most likely of the SIM topped up last. */
function startNew(receipts: readonly Receipt[]): Fields {
  const at = localTime();
  const sim = newestFirst(receipts)[0]?.simId ?? "";
  return { sim, at, offset: phoneOffset(at), status: "pending", ...followLatest(receipts, sim) };
}

/** What a SIM's latest receipt suggests for its next one. */
export function followLatest(receipts: readonly Receipt[], sim: string): Fields {
  const latest = newestFirst(receipts.filter(({ simId }) => (simId ?? "") === sim))[0];
  return latest ? { currency: latest.paid.currency, channel: latest.channel } : {};
}

/** The same top-up made again now: without what belongs to the first one only. */
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

/** What was used lately comes first in the selects. */
export function recentChoices(receipts: readonly Receipt[], sims: readonly Sim[]): Recent {
  const latest = newestFirst(receipts);
  return {
    currencies: mostRecent(latest.map(({ paid }) => paid.currency)),
    countries: mostRecent(sims.map(({ country }) => country).reverse()),
  };
}

/** The SIMs, those topped up lately first. */
export function byRecentUse(sims: readonly Sim[], receipts: readonly Receipt[]): Sim[] {
  const used = mostRecent(
    newestFirst(receipts).map(({ simId }) => simId ?? ""),
    receipts.length,
  );
  const rank = ({ id }: Sim) => (used.includes(id) ? used.indexOf(id) : used.length);
  return [...sims].sort((a, b) => rank(a) - rank(b));
}
