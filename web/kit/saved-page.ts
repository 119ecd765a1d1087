/** Fetches another page of ours, for its templates and words. */

/** `release` is the id of the page's release, "" if unknown. */
export type SavedPage = { page: Document; release: string };

/**
 * Return a page, saved or from the network; rejects if there is neither. Its scripts don't run.
 * XMLHttpRequest needs no trusted type, unlike `DOMParser`.
 */
export async function fetchPage(address: string): Promise<SavedPage> {
  const request = new XMLHttpRequest();
  request.open("GET", address);
  request.responseType = "document";
  const page = await new Promise<Document>((resolve, reject) => {
    const fail = () => reject(new Error(`${address} answered ${request.status}.`));
    request.onerror = fail;
    request.onload = () => {
      if (request.status === 200 && request.responseXML) resolve(request.responseXML);
      else fail();
    };
    request.send();
  });
  return { page, release: request.getResponseHeader("Nobars-Release") ?? (await savedRelease()) };
}

/** Return the id of the oldest release on this phone; each cache has it after its prefix. */
async function savedRelease(): Promise<string> {
  const names = "caches" in globalThis ? await caches.keys() : [];
  return names.map((name) => /[0-9a-f]{12,}/.exec(name)?.[0] ?? "").find(Boolean) ?? "";
}

/**
 * Return whether a file is saved. True if no worker is active: then it has to be fetched anyway.
 */
export async function isSaved(address: string): Promise<boolean> {
  return !navigator.serviceWorker?.controller || (await caches.match(address)) !== undefined;
}
