/** Answers requests: saved pages at once, everything else within a deadline. */
import { findSaved } from "./caches.ts";
import { noteRelease, releaseOf, SERVER } from "./clients.ts";
import { within } from "./deadline.ts";
import { findPreferred, OFFLINE, tagOf } from "./languages.ts";
import { BASE, DEADLINES, RELEASE_ID, SCOPE } from "./scope.ts";
import { takeShared } from "./share.ts";

/**
 * Return the answer, or nothing if the browser is to handle it: other methods and sites, parts of
 * files.
 */
export function answer(event: FetchEvent): Promise<Response> | undefined {
  const { headers, method, mode, url } = event.request;
  const name = url.slice(SCOPE.length);
  if (!url.startsWith(SCOPE) || headers.has("range")) return;
  if (method === "GET") return mode === "navigate" ? answerPage(event) : answerAsset(event);
  if (method === "POST" && name === "share") return takeShared(event.request);
}

/** A saved page never waits for the network. */
async function answerPage(event: FetchEvent): Promise<Response> {
  const { pathname, search } = new URL(event.request.url);
  const saved = await findSaved(pathname);
  if (saved) return saved;
  if (pathname === BASE) {
    const home = await findPreferred("/");
    if (home) return Response.redirect(home);
  }
  if (await findSaved(`${pathname}/`)) return Response.redirect(`${pathname}/${search}`);
  return answerUnsavedPage(event, pathname);
}

/**
 * Answers from the release of the asking page, or from the server under a page that came from
 * there.
 */
async function answerAsset({ clientId, request }: FetchEvent): Promise<Response> {
  const release = await releaseOf(clientId);
  if (release === SERVER) {
    const fresh = await fetchWhole(request).catch(() => {});
    if (fresh) return fresh;
  }
  const saved = (await findSaved(request.url, release)) ?? (await findSaved(request.url));
  return saved ?? fetch(request);
}

async function answerUnsavedPage(event: FetchEvent, path: string): Promise<Response> {
  try {
    const response = await fetchWhole(event.request);
    // If a host doesn't send the release's id, the page may be of another one.
    const ours =
      response.type === "opaqueredirect" || response.headers.get("nobars-release") === RELEASE_ID;
    if (!ours) await noteRelease(event.resultingClientId, SERVER);
    return response;
  } catch {
    return answerOffline(path);
  }
}

/**
 * Answers with the page that says that this page isn't saved, in the language of the path or a
 * saved one.
 */
async function answerOffline(path: string): Promise<Response> {
  const address = await findPreferred(OFFLINE, tagOf(path));
  const page = address && (await findSaved(address));
  return page ? new Response(page.body, { status: 503, headers: page.headers }) : Response.error();
}

/**
 * Return the server's answer with its body read. A body that arrives too slowly counts as no
 * answer.
 */
function fetchWhole(request: Request): Promise<Response> {
  return within(DEADLINES.page, async (signal) => {
    const response = await fetch(request, { signal });
    await response.clone().arrayBuffer();
    return response;
  });
}
