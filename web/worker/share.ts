/**
 * What another app shares to this one: kept before it is answered, then taken by the receipt form.
 *
 * It has a database of its own. The log's is migrated by the pages, and a worker that held it
 * open, or asked for another version of it, could hold them up.
 */
import { findPreferred } from "./languages.ts";
import type { Shared } from "./protocol.ts";
import { BASE, DEADLINES } from "./scope.ts";

/** Keep what is shared, and lead to the form; where that fails, the form says to try again. */
export async function takeShared(request: Request): Promise<Response> {
  const id = await Promise.race([read(request).then(keep), deadline()]).catch(() => "failed");
  const form = await findPreferred("/receipts/new/");
  // Without a saved form it waits for the next one that opens.
  return Response.redirect(form ? `${form}?shared=${id}` : BASE, 303);
}

async function read(request: Request): Promise<Shared> {
  const form = await request.formData();
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const files = (form.getAll("files") as File[]).filter(({ size }) => size);
  return {
    id: crypto.randomUUID(),
    at: new Date().toISOString(),
    title: text("title"),
    text: text("text"),
    url: text("url"),
    files: await Promise.all(
      files.map(async (file) => ({
        name: file.name,
        type: file.type,
        bytes: await file.arrayBuffer(),
      })),
    ),
  };
}

/** Resolves with the id when all is on disk. */
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
      database.close(); // once that is done
    };
  });
}

/** Opening a database can hang for good in WebKit. */
function deadline(): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, DEADLINES.page));
}
