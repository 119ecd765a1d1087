/** Tells this tab and the others that the log has changed. */
const CHANNEL = "nobars";
const EVENT = "log-changed";

/** The kinds of records that pages hold in memory. */
export const READ_KINDS = ["receipts", "sims", "balances", "acts", "trips", "rates"] as const;

export type ReadKind = (typeof READ_KINDS)[number];

/** The ids of changed records, by store. Undefined: anything may have changed. */
export type Changed = Partial<Record<ReadKind, string[]>> | undefined;

const others = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(CHANNEL);
others?.addEventListener("message", ({ data }) =>
  announceHere((data as { changed: Changed }).changed),
);
addEventListener("pageshow", (event) => {
  // A page restored from the back/forward cache may have missed changes.
  if (event.persisted) announceHere(undefined);
});

/** Tell all tabs what was stored. */
export function announceChange(changed: Changed): void {
  announceHere(changed);
  others?.postMessage({ changed });
}

function announceHere(detail: Changed): void {
  dispatchEvent(new CustomEvent(EVENT, { detail }));
}

/** Call `listener` after each change, until the signal aborts. */
export function whenLogChanges(listener: (changed: Changed) => void, signal?: AbortSignal): void {
  const hear = (event: Event) => listener((event as CustomEvent<Changed>).detail ?? undefined);
  addEventListener(EVENT, hear, signal ? { signal } : {});
}

const noted = new WeakMap<object, NonNullable<Changed>>();

/** Note that a transaction changes a record of a store. */
export function noteChange(writing: object, store: string, id: string): void {
  const changed = noted.get(writing) ?? {};
  noted.set(writing, changed);
  const kind = READ_KINDS.find((each) => each === store);
  if (kind) (changed[kind] ??= []).push(id);
}

/** Return the changes that were noted for a transaction. */
export function changesOf(writing: object): Changed {
  return noted.get(writing);
}
