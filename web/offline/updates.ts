/** Finds new versions, offers them, and takes one only when the person says so. */
import type { Report } from "../worker/protocol.ts";
import { converse } from "./packs.ts";
import { announceUpdate, send } from "./state.ts";

/** Milliseconds between two questions whether there is a new version. */
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

  /** Ask the server, unless we just did; what is new is then offered. */
  check(): void {
    const registration = this.#registration;
    if (!registration?.active || registration.installing) return;
    if (performance.now() - this.#lastCheck < EVERY) return;
    this.#lastCheck = performance.now();
    registration.update().catch(() => {}); // no network: what is saved will do
  }

  /** Take in what a worker reports: of a version that waits for consent, and how it fares then. */
  hear(report: Report): void {
    if (report.type === "held") {
      this.#held = report.release;
      if (!this.#wanted) announceUpdate({ name: "held", bytes: report.bytes });
    }
    if (report.type === "failed" && report.release === this.#held && report.code !== "unasked")
      announceUpdate({ name: "failed" });
  }

  /** Note the consent, and have the browser find the version once more. */
  async fetch(): Promise<void> {
    const worker = this.#registration?.active;
    if (!worker || !this.#held) return;
    this.#wanted = true;
    announceUpdate({ name: "fetching" });
    await converse(worker, { type: "note", name: "consent", value: this.#held });
    this.#wanted = false;
    await this.#registration?.update().catch(() => announceUpdate({ name: "failed" }));
  }

  /** Take the version that is waiting now, then load this page anew. No other page is. */
  async accept(): Promise<void> {
    if (!(await everythingIsKept())) return;
    const waiting = this.#registration?.waiting;
    if (!waiting) return location.reload(); // another tab was first
    this.#accepted = true;
    waiting.addEventListener("statechange", () => {
      if (waiting.state === "activated") location.reload();
      if (waiting.state === "redundant") void this.accept(); // a newer one took its place
    });
    send(waiting, { type: "activate" });
  }

  #offer = (): void => {
    if (this.#registration?.waiting && this.#registration.active)
      announceUpdate({ name: "offered" });
  };

  /** The first worker of a first visit takes over too: that is no new version. */
  #noticeTakeover = (): void => {
    if (this.#controlled && !this.#accepted) announceUpdate({ name: "elsewhere" });
    this.#controlled = true;
  };
}

/**
 * Let whoever holds unsaved input write it down: by `event.detail.waitUntil(promise)` on the
 * window's "nobars-before-update". Preventing it, or a promise that rejects, calls the update off.
 */
async function everythingIsKept(): Promise<boolean> {
  const kept: Promise<unknown>[] = [];
  const detail = { waitUntil: (promise: Promise<unknown>) => void kept.push(promise) };
  const event = new CustomEvent("nobars-before-update", { cancelable: true, detail });
  const allowed = window.dispatchEvent(event);
  const ends = await Promise.allSettled(kept);
  return allowed && ends.every(({ status }) => status === "fulfilled");
}
