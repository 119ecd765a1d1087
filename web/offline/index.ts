/** The page's side of working offline: `startOffline()` once a page, and it looks after itself. */
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
    // Private windows of some browsers, and plain HTTP: all works, but only online.
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
    // At once, since finding the registration can take long where an install hangs.
    if (workers.controller) saving.ask(workers.controller);
    void saving.start();
  };
  // After the page's own files: a worker that installs then finds them in the browser's cache, and
  // one that is live has answered for them.
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start, { once: true });
}
