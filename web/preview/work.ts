/** Puts what a translator has done into a file to send. */
import { slot } from "../kit/parts.ts";
import type { PreviewServer } from "./server.ts";

export async function saveWork(root: ShadowRoot, server: PreviewServer): Promise<void> {
  const { told, name, text } = await server.work();
  slot(root, "work").textContent = told;
  if (name === undefined || text === undefined) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/x-gettext-translation" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
