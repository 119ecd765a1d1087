/** Asks the browser not to clear our storage. */

/**
 * Ask for persistent storage. Call it in an event of the user, because Firefox shows a question.
 */
export function askToPersist(): void {
  // Not available in every browser, nor without HTTPS.
  navigator.storage?.persist?.().catch(() => undefined);
}

/** Return whether storage is persistent; undefined if the browser doesn't say. */
export async function isPersisted(): Promise<boolean | undefined> {
  return navigator.storage?.persisted?.().catch(() => undefined);
}
