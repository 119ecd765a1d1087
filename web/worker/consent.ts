/**
 * People who pay for data are asked before a new release is downloaded.
 *
 * Browsers look for a new worker on their own, at every navigation, and start its install. So the
 * check is there: an install without consent fetches the changed lists of its release, tells the
 * pages how much the rest is, and fails. That is cheap (a kilobyte, once) and leaves the live
 * release as it is. Consent is a note with the release's id. The page then lets the browser look
 * again, and this time the install continues with the stored lists. A later release asks again.
 */
import { tellAll } from "./clients.ts";
import { bytesOf } from "./files.ts";
import { LIVE, readNote } from "./memory.ts";
import { problem } from "./problem.ts";
import { RELEASE_ID } from "./scope.ts";
import type { ListedFile } from "./verified-fetch.ts";

/** Not available in every browser. */
type Network = { connection?: { saveData?: boolean } };

/** Return whether the browser is set to save data. */
export function savesData(): boolean | undefined {
  return (navigator as Network).connection?.saveData;
}

/** The note of whether the person wants to be asked. */
export const ASK = "ask";

/**
 * Tell pages the size of these files and reject, if nobody has agreed to download them. The first
 * release always may be downloaded, because a person opened it.
 */
export async function demandConsent(missing: ListedFile[]): Promise<void> {
  const asks = savesData() || (await readNote(ASK));
  if (asks && (await readNote<string>(LIVE)) && (await readNote("consent")) !== RELEASE_ID) {
    await tellAll({ type: "held", release: RELEASE_ID, bytes: bytesOf(missing) });
    throw problem("unasked");
  }
}
