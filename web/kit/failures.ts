/** Shows failures: each as a notice on the page, with a button to reload. */
import type { MessageCode } from "./message-codes.ts";
import { copyMessage, message } from "./messages.ts";
import { StorageProblem } from "../store/problem.ts";

/** Failures after which a backup may be the only copy left. */
const NEEDS_BACKUP = ["storage.newer", "storage.broken", "storage.vanished"];

/** Show a failure in words. An unexpected one is also logged to the console. */
export function reportFailure(error: unknown): void {
  const known = error instanceof StorageProblem;
  if (!known) console.error(error);
  showNotice(known ? error.code : "failure.unknown", "bad");
}

/** Report failures that nothing else has caught. */
export function watchFailures(): void {
  addEventListener("unhandledrejection", (event) => reportFailure(event.reason));
  addEventListener("storage-failed", (event) => {
    if (event instanceof CustomEvent) reportFailure(event.detail);
  });
}

type Kind = "good" | "warn" | "bad";

/** Show a notice at the top of the page, once. A notice of a failure has a button to reload. */
export function showNotice(code: MessageCode, kind: Kind): void {
  showWords(code, kind, message(code));
}

/** Show a notice with this text. Only one notice of each code is shown. */
export function showWords(code: string, kind: Kind, text: string): void {
  const notices = document.querySelector("[data-notices]");
  if (!notices || notices.querySelector(`[data-notice="${code}"]`)) return;
  const notice = document.createElement("div");
  notice.className = `notice notice--${kind} stack`;
  notice.dataset["notice"] = code;
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  notice.append(paragraph);
  if (kind === "bad" && code !== "storage.vanished") notice.append(makeReloadButton());
  if (NEEDS_BACKUP.includes(code)) notice.append(...wayToBackup());
  notices.append(notice);
  notice.scrollIntoView({ block: "nearest" });
}

function wayToBackup(): HTMLElement[] {
  const link = copyMessage("failure.to-backup");
  const isHere = link instanceof HTMLAnchorElement && link.pathname === location.pathname;
  return link && !isHere ? [link] : [];
}

function makeReloadButton(): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = message("failure.reload");
  button.addEventListener("click", () => location.reload());
  return button;
}

/** Remove the notices, because what had failed has succeeded. */
export function clearFailures(): void {
  document.querySelector("[data-notices]")?.replaceChildren();
}
