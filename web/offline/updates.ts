/** Finds new versions, offers them, and activates one only if the person agrees. */
import type { Report } from "../worker/protocol.ts";
import { converse } from "./packs.ts";
import { announceUpdate, send } from "./state.ts";

/** Milliseconds between two checks for a new version. */
const EVERY = 60_000;

export class Updates {
  #registration: ServiceWorkerRegistration | undefined;
  #lastCheck = Number.NEGATIVE_INFINITY;
  #controlled = Boolean(navigator.serviceWorker.controller);
  #accepted = false;
  #held: string | undefined;
  #wanted = false;

  constructor() {
    navigator.serviceWorker.addEventListener("controllerchange", this.#noticeTakeover);
  }

  watch(registration: ServiceWorkerRegistration): void {
    if (this.#registration === registration) return;
    this.#registration = registration;
    const follow = () => registration.installing?.addEventListener("statechange", this.#offer);
    registration.addEventListener("updatefound", follow);
    follow();
    this.#offer();
    this.check();
  }

  /** Check for a new version, unless we just did. A new one is then offered. */
  check(): void {
    const registration = this.#registration;
    if (!registration?.active || registration.installing) return;
    if (performance.now() - this.#lastCheck < EVERY) return;
    this.#lastCheck = performance.now();
    registration.update().catch(() => {}); // no network: the saved version stays
  }

  /** Handle a report about a version that waits for consent, or is then downloaded. */
  hear(report: Report): void {
    if (report.type === "held") {
      this.#held = report.release;
      if (!this.#wanted) announceUpdate({ name: "held", bytes: report.bytes });
    }
    if (report.type === "failed" && report.release === this.#held && report.code !== "unasked")
      announceUpdate({ name: "failed" });
  }

  /** Note the consent, and let the browser look for the version again. */
  async fetch(): Promise<void> {
    const worker = this.#registration?.active;
    if (!worker || !this.#held) return;
    this.#wanted = true;
    announceUpdate({ name: "fetching" });
    await converse(worker, { type: "note", name: "consent", value: this.#held });
    this.#wanted = false;
    await this.#registration?.update().catch(() => announceUpdate({ name: "failed" }));
  }

  /** Activate the waiting version, then reload this page. Other pages are not reloaded. */
  async accept(): Promise<void> {
    if (!(await everythingIsKept())) return;
    const waiting = this.#registration?.waiting;
    if (!waiting) return location.reload(); // another tab has activated it
    this.#accepted = true;
    waiting.addEventListener("statechange", () => {
      if (waiting.state === "activated") location.reload();
      if (waiting.state === "redundant") void this.accept(); // replaced by a newer one
    });
    send(waiting, { type: "activate" });
  }

  #offer = (): void => {
    if (this.#registration?.waiting && this.#registration.active)
      announceUpdate({ name: "offered" });
  };

  /** The first worker on a first visit takes over too, which is not a new version. */
  #noticeTakeover = (): void => {
    if (this.#controlled && !this.#accepted) announceUpdate({ name: "elsewhere" });
    this.#controlled = true;
  };
}

/**
 * Dispatches "nobars-before-update" on the window, so that forms keep unsaved input. Listeners call
 * `event.detail.waitUntil(promise)`. Returns false if the event was prevented or a promise rejects:
 * the update is then cancelled.
 */
async function everythingIsKept(): Promise<boolean> {
  const kept: Promise<unknown>[] = [];
  const detail = { waitUntil: (promise: Promise<unknown>) => void kept.push(promise) };
  const event = new CustomEvent("nobars-before-update", { cancelable: true, detail });
  const allowed = window.dispatchEvent(event);
  const ends = await Promise.allSettled(kept);
  return allowed && ends.every(({ status }) => status === "fulfilled");
}
