/** <offline-check>: shows what is saved on this phone and its state, and checks and repairs it. */
import { find, part, slot } from "../kit/parts.ts";
import { message, pageLanguage, writeNumber } from "../kit/messages.ts";
import { ROOT } from "../kit/root.ts";
import { converse, type Described, describePacks, liveWorker } from "../offline/packs.ts";
import { isFailure } from "../offline/state.ts";
import { isPersisted } from "../store/persistence.ts";
import type { Report } from "../worker/protocol.ts";
import { localTime, writeMoment } from "../kit/formats.ts";
import { writeSize } from "../kit/sizes.ts";

const STATES = ["installing", "waiting", "active"] as const;

class OfflineCheckElement extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener("offline-changed", this.#refresh);
    document.addEventListener("update-changed", this.#refresh);
    this.#button("check").addEventListener("click", () => void this.#check());
    this.#button("persist").addEventListener("click", () => void this.#persist());
    this.#refresh();
  }

  disconnectedCallback(): void {
    document.removeEventListener("offline-changed", this.#refresh);
    document.removeEventListener("update-changed", this.#refresh);
  }

  #refresh = (): void => void this.#describe();

  async #describe(): Promise<void> {
    if (document.documentElement.dataset["offline"] === "saving") return;
    const described = await describePacks();
    const state = await findState();
    const unknown = state === "none" || state === "missing" ? "none" : "unknown";
    slot(this, "release").textContent = described?.release ?? message(`check.${unknown}`);
    slot(this, "verified").textContent = writeVerified(described);
    slot(this, "shared").textContent = described ? writeSize(described.shared.bytes) : "";
    slot(this, "worker").textContent = message(`check.worker.${state}`);
    await this.#showStorage();
  }

  async #showStorage(): Promise<void> {
    const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
    const { usage, quota } = estimate ?? {};
    const known = usage !== undefined && quota !== undefined;
    slot(this, "storage").textContent = known
      ? message("check.storage", { used: writeSize(usage), quota: writeSize(quota) })
      : message("check.unknown");
    const persisted = await isPersisted();
    const state = persisted === undefined ? "unknown" : persisted ? "persisted" : "not-persisted";
    slot(this, "persisted").textContent = message(`check.${state}`);
    this.#button("persist").hidden = persisted !== false;
  }

  async #persist(): Promise<void> {
    const granted = await navigator.storage.persist().catch(() => false);
    await this.#showStorage();
    this.#say(message(granted ? "check.promised" : "check.refused"));
  }

  async #check(): Promise<void> {
    const worker = await liveWorker();
    // Nothing is saved yet: try to save again, which reports its own progress.
    if (!worker) {
      this.#say(message("check.nothing"));
      document.dispatchEvent(new CustomEvent("offline-retried", { detail: null }));
      return;
    }
    this.#show(0, 0);
    const request = { type: "check", language: pageLanguage() } as const;
    const report = await converse(worker, request, ({ saved, total }) => this.#show(saved, total));
    part(this, "progress").hidden = true;
    this.#button("check").disabled = false;
    this.#say(writeOutcome(report));
    await this.#describe();
    document.dispatchEvent(new CustomEvent("offline-checked"));
  }

  #show(checked: number, total: number): void {
    this.#say("");
    this.#button("check").disabled = true;
    part(this, "progress").hidden = false;
    slot(this, "count").textContent = message("check.running", {
      done: writeNumber(checked),
      all: writeNumber(total),
    });
    const bar = this.querySelector("progress");
    if (bar) Object.assign(bar, { max: total || 1, value: checked });
  }

  #say(text: string): void {
    slot(this, "outcome").textContent = text;
  }

  #button(name: string): HTMLButtonElement {
    return find(this, `button[name="${name}"]`, HTMLButtonElement);
  }
}

function writeVerified(described: Described | undefined): string {
  if (!described?.verifiedAt) return message("check.never");
  return writeMoment(localTime(described.verifiedAt));
}

/** Return the worker's state, the newest worker first. */
async function findState(): Promise<(typeof STATES)[number] | "missing" | "none"> {
  if (!navigator.serviceWorker) return "missing";
  const registration = await navigator.serviceWorker.getRegistration(ROOT);
  return STATES.find((state) => registration?.[state]) ?? "none";
}

function writeOutcome(report: Report): string {
  if (report.type === "failed" && isFailure(report.code)) return message(`why.${report.code}`);
  if (report.type !== "checked") return "";
  const { checked, damaged, repaired, code } = report;
  const values = Object.fromEntries(
    Object.entries({ checked, damaged, repaired }).map(([name, n]) => [name, writeNumber(n)]),
  );
  if (code && isFailure(code)) {
    return message("check.failed", { ...values, why: message(`why.${code}`) });
  }
  return message(damaged ? "check.repaired" : "check.sound", values);
}

declare global {
  interface DocumentEventMap {
    "offline-checked": CustomEvent<null>;
  }
}

customElements.define("offline-check", OfflineCheckElement);
