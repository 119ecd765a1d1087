/** What another page of ours brings: its templates and words serve a page that has none of them. */

/** `release` is the id of the release that the page is of, "" where nobody knows. */
export type SavedPage = { page: Document; release: string };

/**
 * Fetch a page, saved or from the network. Rejects where there is neither. No script of it runs, and
 * it needs no trusted type, as `DOMParser` would.
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

/** The release on this phone: there is a cache for each, with its id behind the prefix, oldest first. */
async function savedRelease(): Promise<string> {
  const names = "caches" in globalThis ? await caches.keys() : [];
  return names.map((name) => /[0-9a-f]{12,}/.exec(name)?.[0] ?? "").find(Boolean) ?? "";
}

/** Whether a file is on this phone; true where no worker keeps any, so that it has to be fetched. */
export async function isAtHand(address: string): Promise<boolean> {
  return !navigator.serviceWorker?.controller || (await caches.match(address)) !== undefined;
}
