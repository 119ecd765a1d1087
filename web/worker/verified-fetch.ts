/** Fetches files of the release, and makes sure that only the listed bytes are stored. */
import { within } from "./deadline.ts";
import { codeOf, problem } from "./problem.ts";
import { BASE, DEADLINES } from "./scope.ts";

/**
 * A file of a release: its hash, its size on the phone in bytes (0: unknown), the headers with
 * which it is stored, its section if that isn't the core, and the bundle that has it too, if any,
 * with the addresses of the files that the bundle copies from.
 */
export type ListedFile = {
  url: string;
  hash: string;
  bytes: number;
  headers?: Record<string, string> | undefined;
  section?: string;
  bundle?: string;
  known?: string[];
};

/** Subtypes of `text/` by the extension of an address, if they differ. */
const SUBTYPES: Record<string, string> = {
  js: "javascript",
  txt: "plain",
  webmanifest: "manifest",
};

/** Bytes that must arrive within each deadline. A slower download would never end. */
const PROGRESS = 1_024;

/**
 * Fetch a file, and once more past all caches if other bytes came. A file that the page has loaded
 * comes from the browser's cache without a request; the hash proves that it is right. Rejects with
 * a Problem, or with the error of `fetch`. `signal` aborts when a person cancels.
 */
export async function fetchVerified(file: ListedFile, signal?: AbortSignal): Promise<Response> {
  const attempt = (cache: RequestCache) => {
    const ask = async (inner: AbortSignal, goOn: () => void) => {
      const response = await fetch(addressOf(file), { cache, signal: inner, redirect: "manual" });
      const arrived: Uint8Array<ArrayBuffer>[] = [];
      await readParts(response, goOn, (part) => arrived.push(part));
      return verify(file, response, new Blob(arrived));
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

/**
 * Pages are sent with their style inside, but stored without; that form has an address of its own.
 */
function addressOf({ url }: ListedFile): string {
  return url.endsWith("/") ? `${BASE}release/${url.slice(BASE.length)}` : url;
}

/** Read a body; each kilobyte extends the deadline. `take` gets each part as it arrives. */
export async function readParts(
  { body }: Response,
  goOn: () => void,
  take: (part: Uint8Array<ArrayBuffer>) => unknown,
): Promise<void> {
  const reader = body?.getReader();
  let fresh = 0;
  for (let part; (part = (await reader?.read())?.value);) {
    fresh += part.length;
    if (fresh > PROGRESS) {
      fresh = 0;
      goOn();
    }
    await take(part);
  }
}

/** Return a new response with this body, if it is the file's; otherwise rejects. */
export async function verify(
  file: ListedFile,
  response: Response,
  body: Response | Blob = response,
): Promise<Response> {
  const bytes = await body.arrayBuffer();
  const type = response.headers.get("content-type") ?? "";
  // The hash as lists have it: the first 128 bits of SHA-256, in base64.
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, 16);
  const hash = btoa(String.fromCharCode(...digest)).slice(0, 22);
  const expected = response.status === 200 && type.includes(subtypeOf(file));
  if (!expected || hash !== file.hash) {
    // Firefox accepts a body that ends early. If the ETag is our server's, the connection was cut.
    const isShort = bytes.byteLength < file.bytes;
    const isCut = isShort && response.headers.get("etag")?.includes(file.hash);
    throw problem(isCut ? "network" : "foreign");
  }
  return new Response(bytes, { headers: { ...file.headers, "content-type": type } });
}

/**
 * Return the subtype that a file's content type must have, or browsers refuse it. A page has no
 * extension.
 */
export function subtypeOf({ url }: ListedFile): string {
  const ending = (url.match(/\w*$/) as string[])[0] || "html";
  return SUBTYPES[ending] ?? ending;
}

/** Return the stored response if it is the file, else undefined. */
export function verifyStored(file: ListedFile, stored: Response): Promise<Response | undefined> {
  return verify(file, stored).catch(() => undefined);
}
