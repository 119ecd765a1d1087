/** Saves what a translator has done as a file to send. */
import { saveFile } from "../kit/sharing.ts";
import { slot } from "../kit/parts.ts";
import type { PreviewServer } from "./server.ts";

export async function saveWork(root: ShadowRoot, server: PreviewServer): Promise<void> {
  const { told, name, text } = await server.work();
  slot(root, "work").textContent = told;
  if (name === undefined || text === undefined) return;
  await saveFile(new File([text], name, { type: "text/x-gettext-translation" }));
}
