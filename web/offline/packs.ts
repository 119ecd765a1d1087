/** Requests to the live worker: what is saved; save, remove, check. */
import { ROOT } from "../kit/root.ts";
import type { Report, Request } from "../worker/protocol.ts";

export type Described = Extract<Report, { type: "described" }>;
export type Progress = Extract<Report, { type: "progress" }>;

/** Return the live worker; undefined before the first language is saved. */
export async function liveWorker(): Promise<ServiceWorker | undefined> {
  const registration = await navigator.serviceWorker?.getRegistration(ROOT);
  return registration?.active ?? undefined;
}

/** Milliseconds without a report after which a worker counts as stopped by the browser. */
const PATIENCE = 90_000;

/** What a worker that gives no answer is taken to have reported. */
export const SILENCE: Report = { type: "failed", release: "", code: "silent" };

/**
 * Send a request and return its last report; `progressed` is called with the progress. A worker
 * that is silent for `patience` milliseconds has failed; files that it has saved stay.
 */
export function converse(
  worker: ServiceWorker,
  request: Request,
  progressed: (report: Progress) => void = () => {},
  patience = PATIENCE,
): Promise<Report> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const end = (report: Report) => {
      clearTimeout(timer);
      port1.close();
      resolve(report);
    };
    const giveUp = () => end(SILENCE);
    let timer = setTimeout(giveUp, patience);
    port1.onmessage = ({ data }: MessageEvent<Report>) => {
      if (data.type !== "progress") return end(data);
      clearTimeout(timer);
      timer = setTimeout(giveUp, patience);
      progressed(data);
    };
    worker.postMessage(request, [port2]);
  });
}

/** Return what is saved; undefined if no worker is live. */
export async function describePacks(): Promise<Described | undefined> {
  const worker = await liveWorker();
  const report = worker && (await converse(worker, { type: "describe" }));
  return report?.type === "described" ? report : undefined;
}

/** Return whether all files of a language are saved. */
export function isWhole({ shared, languages }: Described, tag: string): boolean {
  const pages = languages[tag];
  return Boolean(pages) && [shared, pages].every((each) => each?.saved === each?.total);
}
