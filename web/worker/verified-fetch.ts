/** Get a file of the release so that what we store is that file, and nothing else. */
import { within } from "./deadline.ts";
import { codeOf, problem } from "./problem.ts";
import { BASE, DEADLINES } from "./scope.ts";

/**
 * A file of a release: its hash, its bytes on the phone (0: not known), the headers with which it
 * is stored, its section if that isn't the core, and the bundle that it comes in, too, if any.
 */
export type ListedFile = {
  url: string;
  hash: string;
  bytes: number;
  headers?: Record<string, string>;
  section?: string;
  bundle?: string;
};

/** Subtypes of `text/` by the ending of an address, where that isn't the subtype itself. */
const SUBTYPES: Record<string, string> = {
  js: "javascript",
  txt: "plain",
  webmanifest: "manifest+json",
};

/** Bytes that must arrive before each deadline: what comes more slowly has no end. */
const PROGRESS = 1_024;

/**
 * Fetch a file, and once more past every cache if something else came. What the page has loaded is
 * taken from the browser's cache unasked: its hash tells whether it is the file. Rejects with a Problem, or
 * with what `fetch` rejects with. `signal` is a person who calls it off.
 */
export async function fetchVerified(file: ListedFile, signal?: AbortSignal): Promise<Response> {
  const attempt = (cache: RequestCache) => {
    const ask = async (inner: AbortSignal, goOn: () => void) => {
      const response = await fetch(addressOf(file), { cache, signal: inner, redirect: "manual" });
      return verify(file, response, await readParts(response, goOn));
    };
    return within(DEADLINES.file, ask, signal);
  };
  try {
    return await attempt("force-cache");
  } catch (failure) {
    if (codeOf(failure) === "slow") throw failure;
    return attempt("reload");
  }
}

/** A page is sent with its style inside, and saved without, as it lies apart for us. */
function addressOf({ url }: ListedFile): string {
  return url.endsWith("/") ? `${BASE}release/${url.slice(BASE.length)}` : url;
}

/**
 * Read a body; each kilobyte gives the rest more time. `take` is handed what has arrived, and
 * returns what of it is left for the next time, or for the end.
 */
export async function readParts(
  { body }: Response,
  goOn: () => void,
  take: (arrived: Blob) => Blob | Promise<Blob> = (arrived) => arrived,
): Promise<Blob> {
  const reader = body?.getReader();
  let arrived = new Blob();
  let fresh = 0;
  for (let part; (part = (await reader?.read())?.value);) {
    fresh += part.length;
    if (fresh > PROGRESS) {
      fresh = 0;
      goOn();
    }
    arrived = await take(new Blob([arrived, part]));
  }
  return arrived;
}

/** A fresh response from the body of this one, if that is the file's; else rejects. */
export async function verify(
  file: ListedFile,
  response: Response,
  body: Response | Blob = response,
): Promise<Response> {
  const bytes = await body.arrayBuffer();
  const type = response.headers.get("content-type") ?? "";
  const expected = response.status === 200 && type.includes(subtypeOf(file));
  const genuine = expected && (await hashOf(bytes)) === file.hash;
  if (!genuine) throw problem(isCutOff(file, response, bytes) ? "network" : "foreign");
  return new Response(bytes, { headers: { ...file.headers, "content-type": type } });
}

/** What the type of a file has in it: of another, a browser refuses it. A page has no ending. */
export function subtypeOf({ url }: ListedFile): string {
  const [, ending = "html"] = url.match(/\.(\w+)$/) ?? [];
  return SUBTYPES[ending] ?? ending;
}

/** Firefox takes a body that ends early for whole; our server's ETag tells that it was our file. */
function isCutOff(file: ListedFile, response: Response, bytes: ArrayBuffer): boolean | undefined {
  return bytes.byteLength < file.bytes && response.headers.get("etag")?.includes(file.hash);
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
