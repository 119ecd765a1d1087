/**
 * The share target: what another app shares is stored before the request is answered. The receipt
 * form takes it from there.
 *
 * It has a database of its own. Pages migrate the log's database, and a worker that kept it open,
 * or opened another version of it, could block them.
 */
import { findPreferred } from "./languages.ts";
import type { Shared } from "./protocol.ts";
import { BASE, DEADLINES } from "./scope.ts";

/**
 * Store what is shared, and redirect to the form. If storing fails, the form asks to share it
 * again.
 */
export async function takeShared(request: Request): Promise<Response> {
  const id = await Promise.race([read(request).then(keep), deadline()]).catch(() => "failed");
  const form = await findPreferred("/receipts/new/");
  // If the form isn't saved, the entry waits for the next form that opens.
  return Response.redirect(form ? `${form}?shared=${id}` : BASE, 303);
}

async function read(request: Request): Promise<Shared> {
  const form = await request.formData();
  const text = (name: string) => (form.get(name) ?? "") as string;
  return {
    id: crypto.randomUUID(),
    at: new Date().toISOString(),
    title: text("title"),
    text: text("text"),
    url: text("url"),
    files: await Promise.all(
      (form.getAll("files") as File[]).map(async (file) => ({
        name: file.name,
        type: file.type,
        bytes: await file.arrayBuffer(),
      })),
    ),
  };
}

/** Resolves with the id when everything is on disk. */
function keep(shared: Shared): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("nobars-shared", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("shared", { keyPath: "id" });
    opening.onerror = reject;
    opening.onsuccess = () => {
      const database = opening.result;
      const writing = database.transaction("shared", "readwrite", { durability: "strict" });
      writing.objectStore("shared").put(shared);
      writing.oncomplete = () => resolve(shared.id);
      writing.onabort = reject;
      database.close(); // after the transaction
    };
  });
}

/** Opening a database can hang forever in WebKit. */
function deadline(): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, DEADLINES.page));
}
