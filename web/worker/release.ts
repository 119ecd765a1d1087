/** The description of a release: which files it has, and the hash of each. */
import { findSaved, openRelease } from "./caches.ts";
import { within } from "./deadline.ts";
import { codeOf, Problem } from "./problem.ts";
import { BASE, DEADLINES, RELEASE_ID } from "./scope.ts";
import { sha256 } from "./verified-fetch.ts";

type Headers = Record<string, string>;
type Listed = { url: string; sha256: string; bytes: number };

/** A file of a release, and the headers with which all its files are stored. */
export type ListedFile = Listed & { headers: Headers };

export type Release = {
  id: string;
  assets: Listed[];
  headers: Headers;
  languages: Record<string, { pages: Listed[] }>;
};

const ADDRESS = `${BASE}release.json`;

/** This worker's release: as stored with its files, else as the server describes it. */
export async function obtainRelease(): Promise<Release> {
  const stored = await readRelease();
  if (stored) return stored;
  const release = await fetchOwnRelease();
  const cache = await openRelease();
  await cache.put(ADDRESS, new Response(JSON.stringify(release)));
  return release;
}

/** The stored description of a release, if there is one and it is whole. */
export async function readRelease(id = RELEASE_ID): Promise<Release | undefined> {
  const saved = await findSaved(ADDRESS, id);
  const release = saved && (await parseRelease(await saved.text()).catch(() => undefined));
  return release?.id === id ? release : undefined;
}

/** Does the server have another release by now? Unknown counts as no. */
export async function serverMovedOn(): Promise<boolean> {
  try {
    return (await fetchRelease("reload")).id !== RELEASE_ID;
  } catch {
    return false;
  }
}

/** All files that a language needs. */
export function filesOf(release: Release, languages: string[]): ListedFile[] {
  const pages = languages.flatMap((tag) => release.languages[tag]?.pages ?? []);
  return [...release.assets, ...pages].map((file) => ({ ...file, headers: release.headers }));
}

async function fetchOwnRelease(): Promise<Release> {
  for (const cache of ["no-cache", "reload"] as const) {
    const release = await fetchRelease(cache).catch((problem) => {
      if (cache === "reload" || codeOf(problem) === "slow") throw problem;
    });
    if (release?.id === RELEASE_ID) return release;
  }
  throw new Problem("changed", ADDRESS);
}

function fetchRelease(cache: RequestCache): Promise<Release> {
  return within(DEADLINES.file, async (signal) => {
    const response = await fetch(ADDRESS, { cache, signal, redirect: "manual" });
    return parseRelease(await response.text());
  });
}

/** A release is named by the hash of all that describes it. Rejects if this text is anything else. */
async function parseRelease(text: string): Promise<Release> {
  try {
    const { id, ...described }: Release = JSON.parse(text);
    const { assets, headers, languages } = described;
    const whole = new TextEncoder().encode(JSON.stringify({ assets, headers, languages }));
    if ((await sha256(whole)).startsWith(id) && id.length === 16) return { id, ...described };
  } catch {}
  throw new Problem("foreign", ADDRESS);
}
