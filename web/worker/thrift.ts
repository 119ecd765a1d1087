/**
 * Whoever pays by the megabyte is asked before a new release is downloaded.
 *
 * Browsers look for a new worker on their own, at every navigation, and start its install. So the
 * question is put there: an install that nobody has agreed to fetches the description of its
 * release, tells the pages what the rest would cost, and fails. That is cheap (the worker's script,
 * a few kilobytes, or a 304) and leaves the live release as it is. Consent is a note with the
 * release's id; the page then has the browser look again, and this time the install goes on, with
 * the description that is stored already. A later release asks anew.
 */
import { readNote } from "./caches.ts";
import { readLive } from "./languages.ts";
import { RELEASE_ID } from "./scope.ts";

/** Not in every engine. */
type Network = { connection?: { saveData?: boolean } };

/** Has the person told the browser to save data? */
export function savesData(): boolean {
  return Boolean((navigator as Network).connection?.saveData);
}

/** Has the person chosen to be asked? */
export async function asksBeforeUpdates(): Promise<boolean> {
  return Boolean(await readNote("ask"));
}

/** May this worker's release be downloaded? The first one always may: someone came for it. */
export async function isWelcome(): Promise<boolean> {
  const asks = savesData() || (await asksBeforeUpdates());
  return !asks || !(await readLive()) || (await readNote("consent")) === RELEASE_ID;
}
