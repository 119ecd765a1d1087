/**
 * The worker that a host ships in place of a broken one, at the same address.
 *
 * It takes over, clears away what a worker of ours saved, and goes. It never touches IndexedDB or
 * `localStorage`: receipts and drafts are there.
 */
import { listClients } from "./clients.ts";
import { PREFIX, worker } from "./scope.ts";

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  // Before anything that a damaged storage might hold up.
  await worker.registration.unregister();
  await deleteOurCaches().catch(() => {});
  // A page of the broken worker may show nothing at all; what is typed in a whole one is drafted.
  for (const client of await listClients()) client.navigate(client.url).catch(() => {});
}

async function deleteOurCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)),
  );
}
