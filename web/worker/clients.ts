/**
 * Our tabs, and the release that each was loaded from.
 *
 * A tab that outlives its release goes on getting its files: a new script under an old page
 * could break it. Only exceptions are noted; a tab without a note is of the live release.
 */
import { readNote, writeNote } from "./memory.ts";
import type { Report } from "./protocol.ts";
import { RELEASE_ID, SCOPE, worker } from "./scope.ts";

/** Stands for the release of a page that came from the server and isn't one of ours. */
export const SERVER = "server";

const TABS = "tabs";
let tabs: Promise<Map<string, string>> | undefined;

/** All our tabs, those that no worker controls too. */
export async function listClients(): Promise<WindowClient[]> {
  const all = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  return (all as WindowClient[]).filter(({ url }) => url.startsWith(SCOPE));
}

export async function tellAll(report: Report): Promise<void> {
  for (const client of await listClients()) client.postMessage(report);
}

export async function releaseOf(clientId: string): Promise<string> {
  return (await readTabs()).get(clientId) ?? RELEASE_ID;
}

export async function noteRelease(clientId: string, release: string): Promise<void> {
  if (!clientId) return; // some browsers don't say which tab a navigation makes
  (await readTabs()).set(clientId, release);
  await writeTabs();
}

/** At activation: the tabs that the worker before us controlled are of its release. */
export async function noteTabsOf(previous: string): Promise<void> {
  const noted = await readTabs();
  for (const { id } of await worker.clients.matchAll()) if (!noted.has(id)) noted.set(id, previous);
  await writeTabs();
}

/** The releases of which a tab is still open, as far as we know. */
export async function releasesInUse(): Promise<Set<string>> {
  return new Set((await readTabs()).values());
}

/** Forget closed tabs. Gives the releases that lost their last tab. */
export async function forgetClosedTabs(): Promise<string[]> {
  const noted = await readTabs();
  const open = new Set((await listClients()).map(({ id }) => id));
  const closed = [...noted].filter(([id]) => !open.has(id));
  for (const [id] of closed) noted.delete(id);
  if (closed[0]) await writeTabs();
  const inUse = await releasesInUse();
  return closed.map(([, release]) => release).filter((release) => !inUse.has(release));
}

/** Read once in a worker's life: from then on, memory is ahead of the note. */
function readTabs(): Promise<Map<string, string>> {
  tabs ??= readNote<[string, string][]>(TABS).then((noted) => new Map(noted));
  return tabs;
}

async function writeTabs(): Promise<void> {
  await writeNote(TABS, [...(await readTabs())]);
}
