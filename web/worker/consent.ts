/**
 * Whoever pays by the megabyte is asked before a new release is downloaded.
 *
 * Browsers look for a new worker on their own, at every navigation, and start its install. So the
 * question is put there: an install that nobody has agreed to fetches the lists of its release that
 * have changed, tells the pages what the rest would cost, and fails. That is cheap (a kilobyte, once)
 * and leaves the live release as it is. Consent is a note with the release's id; the page then has
 * the browser look again, and this time the install goes on, with the lists that are stored
 * already. A later release asks anew.
 */
import { tellAll } from "./clients.ts";
import { bytesOf } from "./files.ts";
import { readLive, readNote } from "./memory.ts";
import { problem } from "./problem.ts";
import { RELEASE_ID } from "./scope.ts";
import type { ListedFile } from "./verified-fetch.ts";

/** Not in every engine. */
type Network = { connection?: { saveData?: boolean } };

/** Has the person told the browser to save data? */
export function savesData(): boolean {
  return Boolean((navigator as Network).connection?.saveData);
}

/** Has the person chosen to be asked? */
export function asksBeforeUpdates(): Promise<boolean | undefined> {
  return readNote("ask");
}

/** Rejects, and tells what these files would cost, if nobody has agreed to download them. */
export async function demandConsent(missing: ListedFile[]): Promise<void> {
  if (await isWelcome()) return;
  await tellAll({ type: "held", release: RELEASE_ID, bytes: bytesOf(missing) });
  throw problem("unasked");
}

/** May this worker's release be downloaded? The first one always may: someone came for it. */
async function isWelcome(): Promise<boolean> {
  const asks = savesData() || (await asksBeforeUpdates());
  return !asks || !(await readLive()) || (await readNote("consent")) === RELEASE_ID;
}
