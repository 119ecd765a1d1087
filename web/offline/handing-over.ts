/**
 * Passes the files that came inside the page to the worker, so that it need not download them. The
 * worker takes files that fit a hash of its release, from any of our caches.
 */
const BASE = document.documentElement.dataset["base"] ?? "";
const PARTS = "style[data-file],script[data-file]";
const TYPES: Record<string, string> = { STYLE: "css", SCRIPT: "javascript" };

/** Browsers without caches have no worker either. If storage is full, the worker reports it. */
export async function handOver(): Promise<void> {
  if (navigator.serviceWorker.controller) return;
  try {
    const cache = await caches.open(`nobars:${BASE}/:page`);
    for (const part of document.querySelectorAll<HTMLElement>(PARTS)) {
      const headers = { "content-type": `text/${TYPES[part.tagName]}; charset=utf-8` };
      await cache.put(part.dataset["file"] as string, new Response(part.textContent, { headers }));
    }
  } catch {}
}
