/**
 * Handles the choice of a language that isn't saved while there is no network: it is said here,
 * before this page is left.
 */
import { pageLanguage } from "../kit/messages.ts";

/** Milliseconds for loading the first page of the other language completely. */
const PATIENCE = 6_000;

/** The language whose links are followed: its page was loaded, or the person clicked twice. */
let passed: string | undefined;

export function watchSwitching(): void {
  // In the capture phase, before the choice is remembered.
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

/** Follow the link if its page can be loaded in its language. A second click always follows it. */
async function passIfItOpens(link: HTMLAnchorElement, tag: string): Promise<void> {
  const opens = await isThere(link.href, tag);
  passed = tag;
  if (opens) return link.click();
  const detail = { name: link.textContent?.trim() ?? tag };
  document.dispatchEvent(new CustomEvent("language-missed", { detail }));
}

/** `navigator.onLine` doesn't detect sign-in pages and dead servers; loading the page does. */
async function isThere(address: string, tag: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    const text = await response.text();
    return response.ok && text.includes(`<html lang="${tag}"`);
  } catch {
    return false;
  }
}
