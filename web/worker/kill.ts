/**
 * The worker that a host ships in place of a broken one, at the same address.
 *
 * It takes over, deletes the caches of our workers, and unregisters itself. It never touches
 * IndexedDB or `localStorage`, which have receipts and drafts.
 */
import { listClients } from "./clients.ts";
import { PREFIX, worker } from "./scope.ts";

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  // First, because a damaged storage could block everything else.
  await worker.registration.unregister();
  await deleteOurCaches().catch(() => {});
  // A page of the broken worker may be blank. In a working page, what is typed is kept as a draft.
  for (const client of await listClients()) client.navigate(client.url).catch(() => {});
}

async function deleteOurCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)),
  );
}
