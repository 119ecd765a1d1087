/** Put a text into the clipboard. False where the browser refuses: without HTTPS, or by settings. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not in every engine and on every page; then it is undefined
  }
}
