/**
 * Makes the worker save the present language: asks it, follows it, and continues after a failure.
 */
import { savesData } from "../kit/data-saver.ts";
import { chosenLanguage } from "../shell/language.ts";
import { pageLanguage } from "../kit/messages.ts";
import type { Report, Request } from "../worker/protocol.ts";
import { converse, type Described, isWhole } from "./packs.ts";
import { register } from "./registration.ts";
import { announceOffline, type Failure, type OfflineState, send } from "./state.ts";

/**
 * Milliseconds until we continue by ourselves while the page is visible. After these, only on an
 * event.
 */
const PAUSES = [15_000, 60_000, 240_000];

/**
 * Milliseconds in which the report of a failed worker may still arrive after its state has changed.
 */
const LAST_WORD = 200;

export class Saving {
  #found: (registration: ServiceWorkerRegistration) => void;
  #state: OfflineState["name"] | undefined;
  #asking: ServiceWorker | undefined;
  #asked = false;
  #failure: Failure | "unasked" = "network";
  #followed = new WeakSet<ServiceWorker>();
  #pauses = PAUSES.values();
  #timer: number | undefined;
  #end: number | undefined;
  #restarted = false;
  #wentFurther = false;

  /**
   * `found` is called with each registration: a first install that fails removes its registration.
   */
  constructor(found: (registration: ServiceWorkerRegistration) => void) {
    this.#found = found;
  }

  /** Find or make the registration, and let its worker save the language. */
  async start(): Promise<ServiceWorkerRegistration | undefined> {
    try {
      const registration = await register();
      if (!registration) {
        this.#fail("refused");
        return undefined;
      }
      const follow = () => this.#follow(registration);
      registration.onupdatefound = follow; // assigned, so that it is set only once
      follow();
      const { active } = registration;
      if (active && active !== this.#asking && !this.#isWhole) this.ask(active);
      this.#found(registration);
      return registration;
    } catch (error) {
      const refused = (error as Error).name === "SecurityError";
      if (!this.#isWhole) this.#fail(refused ? "refused" : "network");
      return undefined;
    }
  }

  /** Continue after a failure; saved files are kept. */
  async goOn(): Promise<void> {
    if (this.#state !== "failed" && this.#state !== "outdated") return;
    this.#asking = undefined;
    const registration = await this.start();
    if (registration?.active) await registration.update().catch(() => this.#fail("network"));
  }

  /** Ask the live worker what it has of this language, and tell it the chosen language. */
  ask(worker: ServiceWorker): void {
    this.#asking = worker;
    this.#asked = false;
    void this.#ask(worker, { type: "describe" });
    const value = chosenLanguage();
    if (value) send(worker, { type: "note", name: "language", value });
  }

  /** Handle a report of a worker. */
  hear(report: Report, worker: ServiceWorker): void {
    const wanted = this.#state === "saving" || this.#state === "failed";
    if (report.type === "progress" && wanted) this.#show({ ...report, name: "saving" });
    if (report.type === "described") {
      this.#asking = undefined;
      if (isWhole(report, pageLanguage())) this.#goFurther(report, worker);
      else if (!this.#asked) this.#complete(worker);
    }
    if (report.type === "failed") {
      this.#failure = report.code;
      // A worker that is installing still exists, and can't be started again before it is gone.
      if (worker.state !== "installing") this.#fail(report.code);
    }
  }

  /** Follows an installing worker until it is live or has failed. */
  #follow({ installing: worker, active }: ServiceWorkerRegistration): void {
    if (!worker || this.#followed.has(worker)) return;
    this.#followed.add(worker);
    this.#failure = "network";
    let installed = false;
    if (!active && !this.#state) this.#show({ name: "saving", saved: 0, total: 0 });
    worker.addEventListener("statechange", () => {
      installed ||= worker.state === "installed";
      if (installed && this.#state === "outdated") this.#finish();
      if (worker.state === "activated") this.ask(worker);
      const failed = worker.state === "redundant" && !installed;
      if (failed) this.#end = setTimeout(() => this.#fail(this.#failure), LAST_WORD);
    });
  }

  #finish(): void {
    const witnessed = this.#state === "saving" || this.#state === "failed";
    this.#show({ name: "ready", witnessed });
  }

  /** The core is saved. Asks for the further sections, once a page, unless data is to be saved. */
  #goFurther(report: Described, worker: ServiceWorker): void {
    if (this.#state !== "ready") this.#finish();
    announceSections();
    if (!isLeft(report) || report.asks || savesData() || this.#wentFurther) return;
    this.#wentFurther = true;
    void this.#saveSections(report, worker);
  }

  /**
   * Saves all sections as one, which is smaller, if nothing of them is there. What that doesn't
   * bring is saved one by one.
   */
  async #saveSections(report: Described, worker: ServiceWorker): Promise<void> {
    const shares = Object.values(report.sections ?? {});
    let end: Report = report;
    if (shares.every(({ saved }) => saved === 0))
      end = await converse(worker, { type: "save-sections", section: "all" });
    if (end.type !== "described" || isLeft(end))
      end = await converse(worker, { type: "save-sections" });
    if (end.type === "described") this.#goFurther(end, worker);
    else announceSections(); // those before the one that failed are saved
  }

  #complete(worker: ServiceWorker): void {
    this.#asked = true;
    if (!this.#isWhole) this.#show({ name: "saving", saved: 0, total: 0 });
    void this.#ask(worker, { type: "save", language: pageLanguage() });
  }

  async #ask(worker: ServiceWorker, request: Request): Promise<void> {
    const report = await converse(worker, request, (progress) => this.hear(progress, worker));
    this.hear(report, worker);
  }

  #fail(code: Failure | "unasked"): void {
    clearTimeout(this.#end);
    if (code === "unasked") return; // not a failure: the update is offered
    if (code === "silent" && this.#isWhole) return; // what is saved opens all the same
    this.#show({ name: this.#isWhole ? "outdated" : "failed", code });
    clearTimeout(this.#timer);
    if (code === "changed" && !this.#restarted) {
      this.#restarted = true;
      void this.goOn();
    } else if (code === "network" || code === "slow" || code === "silent") {
      const pause = this.#pauses.next().value;
      if (pause) this.#timer = setTimeout(() => document.hidden || this.goOn(), pause);
    }
  }

  get #isWhole(): boolean {
    return this.#state === "ready" || this.#state === "outdated";
  }

  #show(state: OfflineState): void {
    this.#state = state.name;
    announceOffline(state);
  }
}

function announceSections(): void {
  document.dispatchEvent(new CustomEvent("sections-changed", { detail: null }));
}

function isLeft({ sections = {} }: Described): boolean {
  return Object.values(sections).some(({ saved, total }) => saved < total);
}
