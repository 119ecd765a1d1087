/** Whether the browser has promised not to clear what is stored here. */

/** Ask for the promise; within a person's gesture, since Firefox asks them. */
export function askToPersist(): void {
  // Not in every engine, nor without HTTPS.
  navigator.storage?.persist?.().catch(() => undefined);
}

/** Whether the promise stands; undefined where the browser doesn't say. */
export async function isPersisted(): Promise<boolean | undefined> {
  return navigator.storage?.persisted?.().catch(() => undefined);
}
