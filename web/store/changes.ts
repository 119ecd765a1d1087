/** News of a changed log, to this tab and the others. */
const CHANNEL = "nobars";
const EVENT = "log-changed";

const others = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(CHANNEL);
others?.addEventListener("message", () => dispatchEvent(new Event(EVENT)));
addEventListener("pageshow", (event) => {
  // A page that comes back as it was left may have missed the news.
  if (event.persisted) dispatchEvent(new Event(EVENT));
});

/** Say that something was stored. */
export function announceChange(): void {
  dispatchEvent(new Event(EVENT));
  others?.postMessage(EVENT);
}

/** Call `listener` after each change, until the signal says to stop. */
export function whenLogChanges(listener: () => void, signal: AbortSignal): void {
  addEventListener(EVENT, listener, { signal });
}
