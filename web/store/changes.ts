/** News of a changed log, to this tab and the others. */
const CHANNEL = "nobars";
const EVENT = "log-changed";

/** The kinds of records that pages keep in memory. */
export const READ_KINDS = ["receipts", "sims", "balances", "acts", "trips", "rates"] as const;

export type ReadKind = (typeof READ_KINDS)[number];

/** The ids of what has changed, by store; without them, anything may have. */
export type Changed = Partial<Record<ReadKind, string[]>> | undefined;

const others = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(CHANNEL);
others?.addEventListener("message", ({ data }) =>
  announceHere((data as { changed: Changed }).changed),
);
addEventListener("pageshow", (event) => {
  // A page that comes back as it was left may have missed the news.
  if (event.persisted) announceHere(undefined);
});

/** Say that something was stored. */
export function announceChange(changed: Changed): void {
  announceHere(changed);
  others?.postMessage({ changed });
}

function announceHere(detail: Changed): void {
  dispatchEvent(new CustomEvent(EVENT, { detail }));
}

/** Call `listener` after each change, until the signal says to stop. */
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

/** What was noted of a transaction. */
export function changesOf(writing: object): Changed {
  return noted.get(writing);
}
