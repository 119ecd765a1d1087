/** Get a file of the release so that what we store is that file, and nothing else. */
import { within } from "./deadline.ts";
import { codeOf, Problem } from "./problem.ts";
import { DEADLINES } from "./scope.ts";

/** A file of a release: its hash, its bytes on the phone, and the headers with which it is stored. */
export type ListedFile = {
  url: string;
  hash: string;
  bytes: number;
  headers: Record<string, string>;
};

/**
 * What the type of a file has in it, by the ending of its address, where it isn't the ending
 * itself: of another type, a browser refuses the file.
 */
const TYPES: Record<string, string> = { "": "html", js: "javascript", webmanifest: "manifest" };

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
  const expected = response.status === 200 && type.includes(TYPES[ending] ?? ending);
  const genuine = expected && (await hashOf(bytes)) === file.hash;
  if (!genuine)
    throw new Problem(isCutOff(file, response, bytes) ? "network" : "foreign", file.url);
  return new Response(bytes, { headers: { ...file.headers, "content-type": type } });
}

/** Firefox takes a body that ends early for whole; our server's ETag tells that it was our file. */
function isCutOff(file: ListedFile, response: Response, bytes: ArrayBuffer): boolean {
  return bytes.byteLength < file.bytes && !!response.headers.get("etag")?.includes(file.hash);
}

/** What is stored, if that is the file; else nothing. */
export function verifyStored(file: ListedFile, stored: Response): Promise<Response | undefined> {
  return verify(file, stored).catch(() => undefined);
}

/** As lists have it: the first 128 bits of SHA-256, in base64. */
export async function hashOf(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest, 0, 16))).slice(0, 22);
}
