/** Picking a language that is not saved, without a network: said here, before this page is gone. */
import { pageLanguage } from "../kit/messages.ts";

/** Milliseconds for the first page of the other language, whole. */
const PATIENCE = 6_000;

/** The language that we let pass: it answered, or the person insists. */
let passed: string | undefined;

export function watchSwitching(): void {
  // Before anyone remembers the choice: it is none yet.
  document.addEventListener("click", hold, { capture: true });
}

function hold(event: MouseEvent): void {
  const { target, button, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (button || altKey || ctrlKey || metaKey || shiftKey) return;
  const link =
    target instanceof Element && target.closest<HTMLAnchorElement>("a[data-language][href]");
  const tag = link && link.dataset["language"];
  if (!tag || tag === passed || tag === pageLanguage()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  void passIfItOpens(link, tag);
}

/**
 * Follow the link if its page comes in its language: saved, or from the network. The same goes for
 * a second click on it, whatever the network says.
 */
async function passIfItOpens(link: HTMLAnchorElement, tag: string): Promise<void> {
  const opens = await isThere(link.href, tag);
  passed = tag;
  if (opens) return link.click();
  const detail = { name: link.textContent?.trim() ?? tag };
  document.dispatchEvent(new CustomEvent("language-missed", { detail }));
}

/** `navigator.onLine` knows nothing of sign-in pages and dead servers; the page itself does. */
async function isThere(address: string, tag: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    const text = await response.text();
    return response.ok && text.includes(`<html lang="${tag}"`);
  } catch {
    return false;
  }
}
