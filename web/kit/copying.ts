/** Copying to the clipboard. */
import { message } from "./messages.ts";
import { part } from "./parts.ts";

/** Put a text into the clipboard. False where the browser refuses: without HTTPS, or by settings. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not in every engine and on every page; then it is undefined
  }
}

/** Copy the `data-text` of a button, and say whether that worked, to those who don't see it too. */
export async function copyFrom(button: HTMLElement): Promise<void> {
  const text = button.dataset["text"] ?? "";
  const isCopied = await copyText(text);
  part(document, "copied").textContent = isCopied
    ? message("copied", { text })
    : message("copied.not");
}
