/** Copies text to the clipboard. */
import { message } from "./messages.ts";
import { part } from "./parts.ts";

/** Copy a text. Return false if the browser refuses: without HTTPS, or by its settings. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // where it isn't available, `clipboard` is undefined
  }
}

/** Copy the `data-text` of a button, and say in the live region whether it worked. */
export async function copyFrom(button: HTMLElement): Promise<void> {
  const text = button.dataset["text"] ?? "";
  const isCopied = await copyText(text);
  part(document, "copied").textContent = isCopied
    ? message("copied", { text })
    : message("copied.not");
}
