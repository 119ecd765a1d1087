/**
 * Passes the page, and the files that came inside it, to the worker, so that it need not download
 * them. The worker takes files that fit a hash of its release, from any of our caches.
 */
import { pageLanguage } from "../kit/messages.ts";
import { ROOT } from "../kit/root.ts";

const PARTS = "style[data-file],script[data-file]";

/**
 * Requests the lists that the worker reads first, while the browser asks for the worker's scripts:
 * so a slow link isn't idle, and the worker finds them in the browser's cache.
 */
function requestLists(): void {
  for (const name of ["shared", "languages", pageLanguage()])
    fetch(`${ROOT}release/${name}.json`).catch(() => {});
}

/** Browsers without caches have no worker either. If storage is full, the worker reports it. */
export async function handOver(): Promise<void> {
  if (navigator.serviceWorker.controller) return;
  requestLists();
  try {
    const cache = await caches.open(`nobars:${ROOT}:page`);
    const put = (url: string, text: string, type = "html") =>
      cache.put(
        url,
        new Response(text, { headers: { "content-type": `text/${type}; charset=utf-8` } }),
      );
    const texts: Record<string, string> = {}; // the style stands in two places
    for (const part of document.querySelectorAll<HTMLElement>(PARTS)) {
      const url = part.dataset["file"] as string;
      texts[url] = (texts[url] ?? "") + part.textContent;
    }
    for (const [url, text] of Object.entries(texts))
      await put(url, text, url.endsWith("css") ? "css" : "javascript");
    const page = await fetch(location.href, { cache: "only-if-cached", mode: "same-origin" });
    if (page.ok) await put(location.pathname, asRendered(await page.text()));
  } catch {}
}

/**
 * A page as phones save it, as `server/release/inline.py` has it: what was put in its place before it
 * was sent is loaded again, and description and robots, for search engines, are left out.
 */
function asRendered(page: string): string {
  return page
    .replace(/<meta name="(?:desc|robo).*?>/g, "")
    .replace(/<style data-file="(.*?)">.*?<\/style>/s, '<link rel="stylesheet" href="$1">')
    .replace(/<style.*?<\/style>/s, "")
    .replace(/<script data-file="(.*?)">.*?<\/script>/s, '<script src="$1"></script>')
    .replace(/ 'sha256-.*?'/g, "");
}
