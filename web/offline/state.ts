/** What pages know of the worker, told by events on the document so that elements can show it. */
import type { ProblemCode, Request } from "../worker/protocol.ts";

/** "refused": the browser takes no worker, or got something else in place of its script. */
export type Failure = Exclude<ProblemCode, "unasked"> | "refused";

/** What a person called off, or has not agreed to yet, is no failure to be told of. */
export function isFailure(
  code: ProblemCode,
): code is Exclude<ProblemCode, "cancelled" | "unasked"> {
  return code !== "cancelled" && code !== "unasked";
}

/** Is the present language saved whole? */
export type OfflineState =
  | { name: "saving"; saved: number; total: number }
  /** `witnessed`: it became so while this page was open. */
  | { name: "ready"; witnessed: boolean }
  | { name: "failed"; code: Failure }
  /** What is saved is whole, but the new version could not be. */
  | { name: "outdated"; code: Failure };

export type UpdateState =
  /** There is one, which is downloaded if the person says so: at most so many bytes. */
  | { name: "held"; bytes: number }
  /** The person said so. */
  | { name: "fetching" }
  /** It could not be fetched; the offline state tells why. */
  | { name: "failed" }
  /** It is saved and waiting. */
  | { name: "offered" }
  /** Another tab took it, this one is of the old. */
  | { name: "elsewhere" };

declare global {
  interface DocumentEventMap {
    "offline-changed": CustomEvent<OfflineState>;
    /** More or less of the further sections may be saved than before. */
    "sections-changed": CustomEvent<null>;
    "offline-retried": CustomEvent<null>;
    "update-changed": CustomEvent<UpdateState>;
    "update-wanted": CustomEvent<null>;
    "update-accepted": CustomEvent<null>;
    /** A language was picked that doesn't open now; `name` as it calls itself. */
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
