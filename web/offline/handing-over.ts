/**
 * What came within the page is handed to the worker as files, so that it need not download them.
 * The worker takes what fits a hash of its release, from any cache of ours.
 */
const BASE = document.documentElement.dataset["base"] ?? "";
const PARTS = "style[data-file],script[data-file]";
const TYPES: Record<string, string> = { STYLE: "css", SCRIPT: "javascript" };

/** Browsers without caches have no worker either; where there is no room, it says so itself. */
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
