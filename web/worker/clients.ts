/**
 * Our tabs, and the release from which each was loaded.
 *
 * A tab that stays open longer than its release still gets the files of that release: a new script
 * could break an old page. Only exceptions are noted; a tab without a note belongs to the live
 * release.
 */
import { readNote, writeNote } from "./memory.ts";
import type { Report } from "./protocol.ts";
import { RELEASE_ID, SCOPE, worker } from "./scope.ts";

/** Stands for the release of a page that came from the server and isn't of this worker's release. */
export const SERVER = "server";

const TABS = "tabs";
let tabs: Promise<Map<string, string>> | undefined;

/** Return all our tabs, including those without a controlling worker. */
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
  if (!clientId) return; // some browsers don't tell which tab a navigation creates
  (await readTabs()).set(clientId, release);
  await writeTabs();
}

/** Called at activation: the tabs that the last worker controlled belong to its release. */
export async function noteTabsOf(previous: string): Promise<void> {
  const noted = await readTabs();
  for (const { id } of await worker.clients.matchAll()) if (!noted.has(id)) noted.set(id, previous);
  await writeTabs();
}

/** Return the releases that have an open tab, as far as it is noted. */
export async function releasesInUse(): Promise<Set<string>> {
  return new Set((await readTabs()).values());
}

/** Forget closed tabs. Return the releases that lost their last tab. */
export async function forgetClosedTabs(): Promise<string[]> {
  const noted = await readTabs();
  const open = new Set((await listClients()).map(({ id }) => id));
  const closed = [...noted].filter(([id]) => !open.has(id));
  for (const [id] of closed) noted.delete(id);
  if (closed[0]) await writeTabs();
  const inUse = await releasesInUse();
  return closed.map(([, release]) => release).filter((release) => !inUse.has(release));
}

/** Read once in the lifetime of a worker; after that, memory is newer than the note. */
function readTabs(): Promise<Map<string, string>> {
  tabs ??= readNote<[string, string][]>(TABS).then((noted) => new Map(noted));
  return tabs;
}

async function writeTabs(): Promise<void> {
  await writeNote(TABS, [...(await readTabs())]);
}
