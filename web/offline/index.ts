/** The page's side of working offline. Call `startOffline()` once on each page. */
import "./language-notice.ts";
import "./offline-status.ts";
import "./update-offer.ts";
import type { Report } from "../worker/protocol.ts";
import { Saving } from "./saving.ts";
import { announceOffline } from "./state.ts";
import { watchSwitching } from "./switching.ts";
import { Updates } from "./updates.ts";

export function startOffline(): void {
  const workers = navigator.serviceWorker;
  if (!workers) {
    // Private windows of some browsers, and plain HTTP: the app works, but only online.
    announceOffline({ name: "failed", code: "refused" });
    return;
  }
  const updates = new Updates();
  const saving = new Saving((registration) => updates.watch(registration));
  const goOn = () => {
    if (document.hidden) return;
    void saving.goOn();
    updates.check();
  };

  workers.addEventListener("message", ({ data, source }) => {
    const report = data as Report;
    saving.hear(report, source as ServiceWorker);
    updates.hear(report);
  });
  workers.startMessages();
  document.addEventListener("offline-retried", () => void saving.goOn());
  document.addEventListener("update-wanted", () => void updates.fetch());
  document.addEventListener("update-accepted", () => void updates.accept());
  window.addEventListener("online", goOn);
  window.addEventListener("pageshow", goOn);
  document.addEventListener("visibilitychange", goOn);

  watchSwitching();
  const start = () => {
    // Don't wait for the registration here: finding it can take long if an install hangs.
    if (workers.controller) saving.ask(workers.controller);
    void saving.start();
  };
  // A live worker first answers for the page's own files. Without one, register at once: its scripts
  // load beside the page's, and later it finds the page's files in the browser's cache.
  if (document.readyState === "complete" || !workers.controller) start();
  else window.addEventListener("load", start, { once: true });
}
