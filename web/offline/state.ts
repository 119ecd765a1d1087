/** The state of the worker as pages know it. Events on the document tell it to elements. */
import type { ProblemCode, Request } from "../worker/protocol.ts";

/** "refused": the browser forbids workers, or got something else instead of its script. */
export type Failure = Exclude<ProblemCode, "unasked"> | "refused";

/**
 * Return whether a code is a failure to show: not if the person cancelled or has not agreed yet.
 */
export function isFailure(
  code: ProblemCode,
): code is Exclude<ProblemCode, "cancelled" | "unasked"> {
  return code !== "cancelled" && code !== "unasked";
}

/** Whether the present language is saved completely. */
export type OfflineState =
  | { name: "saving"; saved: number; total: number }
  /** `witnessed`: it became ready while this page was open. */
  | { name: "ready"; witnessed: boolean }
  | { name: "failed"; code: Failure }
  /** A release is saved completely, but the new version could not be saved. */
  | { name: "outdated"; code: Failure };

export type UpdateState =
  /** There is a new version. It is downloaded if the person agrees: at most `bytes` bytes. */
  | { name: "held"; bytes: number }
  /** The person has agreed; it is being downloaded. */
  | { name: "fetching" }
  /** It could not be downloaded; the offline state has the reason. */
  | { name: "failed" }
  /** It is saved and waits. */
  | { name: "offered" }
  /** Another tab has activated it; this page is of the old version. */
  | { name: "elsewhere" };

declare global {
  interface DocumentEventMap {
    "offline-changed": CustomEvent<OfflineState>;
    /** The saved files of the further sections have changed. */
    "sections-changed": CustomEvent<null>;
    "offline-retried": CustomEvent<null>;
    "update-changed": CustomEvent<UpdateState>;
    "update-wanted": CustomEvent<null>;
    "update-accepted": CustomEvent<null>;
    /** The chosen language can't be opened now; `name` is its own name. */
    "language-missed": CustomEvent<{ name: string }>;
  }
}

export function announceOffline(state: OfflineState): void {
  document.documentElement.dataset["offline"] = state.name === "outdated" ? "ready" : state.name;
  document.dispatchEvent(new CustomEvent("offline-changed", { detail: state }));
}

export function announceUpdate(state: UpdateState): void {
  document.dispatchEvent(new CustomEvent("update-changed", { detail: state }));
}

export function send(worker: ServiceWorker, request: Request): void {
  worker.postMessage(request);
}
