/** Get a file of the release so that what we store is that file, and nothing else. */
import { within } from "./deadline.ts";
import { codeOf, Problem } from "./problem.ts";
import type { ListedFile } from "./release.ts";
import { DEADLINES } from "./scope.ts";

/** Types without which a browser refuses the file, by the ending of its address. */
const TYPES: Record<string, string> = {
  "": "html",
  css: "css",
  js: "javascript",
  png: "png",
  svg: "svg",
};

/** What a saved response keeps of its own; the rest comes from the release's description. */
const KEPT_HEADERS = ["content-type", "content-language"];

/**
 * `end` is when the whole install gives up, by `performance.now()`: a phone may set its clock in
 * the middle, when the network comes back. `signal` is a person who calls it off.
 */
export type Limits = { end: number; signal?: AbortSignal | undefined };

/**
 * Fetch a file, and once more past every cache if something else came. Rejects with a Problem, or
 * with what `fetch` rejects with.
 */
export async function fetchVerified(file: ListedFile, { end, signal }: Limits): Promise<Response> {
  const attempt = (cache: RequestCache) => {
    const limit = DEADLINES.file + DEADLINES.byte * file.bytes;
    const ask = async (inner: AbortSignal) => {
      const response = await fetch(file.url, { cache, signal: inner, redirect: "manual" });
      return verify(file, response);
    };
    return within(Math.min(limit, end - performance.now()), ask, signal);
  };
  try {
    return await attempt("no-cache");
  } catch (problem) {
    if (codeOf(problem) === "slow") throw problem;
    return attempt("reload");
  }
}

/** A fresh response from the body of this one, if that is the file's; else rejects. */
export async function verify(file: ListedFile, response: Response): Promise<Response> {
  const bytes = await response.arrayBuffer();
  const type = response.headers.get("content-type") ?? "";
  const [, ending = ""] = file.url.match(/\.(\w+)$/) ?? [];
  const genuine = response.status === 200 && type.includes(TYPES[ending] ?? "");
  if (!genuine || (await sha256(bytes)) !== file.sha256)
    throw new Problem(isCutOff(file, response, bytes) ? "network" : "foreign", file.url);
  const kept = [...response.headers].filter(([name]) => KEPT_HEADERS.includes(name));
  return new Response(bytes, { headers: { ...Object.fromEntries(kept), ...file.headers } });
}

/** Firefox takes a body that ends early for whole; our server's ETag tells that it was our file. */
function isCutOff(file: ListedFile, response: Response, bytes: ArrayBuffer): boolean {
  const etag = response.headers.get("etag") ?? "";
  return bytes.byteLength < file.bytes && etag.includes(file.sha256.slice(0, 32));
}

export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
