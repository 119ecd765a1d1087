/** What another page of ours brings: its templates and words serve a page that has none of them. */

/** Fetch a page, saved or from the network. Rejects where there is neither. No script of it runs. */
export function fetchPage(address: string): Promise<Document> {
  const request = new XMLHttpRequest();
  request.open("GET", address);
  request.responseType = "document"; // `DOMParser` would need a trusted type
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`${address} answered ${request.status}.`));
    request.onerror = fail;
    request.onload = () => {
      if (request.status === 200 && request.responseXML) resolve(request.responseXML);
      else fail();
    };
    request.send();
  });
}

/** The address of a page of the directory in the language of this page. */
export function directoryAddress(path: string): string {
  const { base = "", tag = "en" } = document.documentElement.dataset;
  return `${base}/${tag}/operators/${path}`;
}

/** Whether a file is on this phone; true where no worker keeps any, so that it has to be fetched. */
export async function isAtHand(address: string): Promise<boolean> {
  return !navigator.serviceWorker?.controller || (await caches.match(address)) !== undefined;
}
