/** Save a release, or another language of it, and tell the pages how it goes. */
import { tellAll } from "./clients.ts";
import { explain } from "./explanation.ts";
import { obtainFiles } from "./files.ts";
import { keepLanguage, wantedLanguages } from "./languages.ts";
import { offeredLanguages } from "./lists.ts";
import { noteVerified } from "./notes.ts";
import { Problem } from "./problem.ts";
import { progressOf } from "./progress.ts";
import type { Report } from "./protocol.ts";
import { inTurn } from "./queue.ts";
import { saveFiles } from "./saving.ts";
import { DEADLINES, RELEASE_ID } from "./scope.ts";
import { demandConsent } from "./thrift.ts";
import type { ListedFile, Limits } from "./verified-fetch.ts";
import { saveFromVolumes } from "./volume.ts";

type Tell = (report: Report) => unknown;

const cancels = new Map<string, AbortController>();

/** Rejects if anything is missing: the browser then drops this worker, and the old one stays. */
export async function install(): Promise<void> {
  const choose = async (limits: Limits) => {
    const files = await obtainFiles(await wantedLanguages(), limits);
    await demandConsent(files);
    return files;
  };
  await save(choose, tellAll);
  await noteVerified();
}

/** Save what is missing of a language, and repair what is damaged. */
export async function saveLanguage(
  tag: string,
  keep: boolean | undefined,
  tell: Tell,
): Promise<void> {
  const cancel = new AbortController();
  cancels.set(tag, cancel);
  const choose = async (limits: Limits) => {
    if (!offeredLanguages().includes(tag)) throw new Problem("changed", tag);
    return obtainFiles([tag], limits);
  };
  await inTurn(() => save(choose, tell, cancel.signal));
  if (keep) await keepLanguage(tag, true);
}

export function cancelLanguage(tag: string): void {
  cancels.get(tag)?.abort();
}

async function save(
  choose: (limits: Limits) => Promise<ListedFile[]>,
  tell: Tell,
  signal?: AbortSignal,
): Promise<void> {
  const limits = { end: performance.now() + DEADLINES.whole, signal };
  try {
    const files = await choose(limits);
    const progressed = progressOf(files.length, tell);
    await saveFromVolumes(files, progressed, signal);
    await saveFiles(files, limits, progressed);
  } catch (problem) {
    const code = signal?.aborted ? "cancelled" : await explain(problem);
    await tell({ type: "failed", release: RELEASE_ID, code });
    throw problem;
  }
}
