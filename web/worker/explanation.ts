/** Finds the code of a failure, for which the page has words. */
import { within } from "./deadline.ts";
import { codeOf } from "./problem.ts";
import type { ProblemCode } from "./protocol.ts";
import { BASE, DEADLINES, RELEASE_ID } from "./scope.ts";

/** Return the code of a failure. Foreign bytes during a deploy are our own, of a newer release. */
export async function explain(problem: unknown): Promise<ProblemCode> {
  const code = codeOf(problem);
  return code === "foreign" && (await serverMovedOn()) ? "changed" : code;
}

/** Whether the server has another release by now. Unknown counts as no. */
async function serverMovedOn(): Promise<boolean> {
  const read = async (signal: AbortSignal) => {
    const response = await fetch(`${BASE}sw.js`, { cache: "reload", signal });
    return response.text();
  };
  const script = await within(DEADLINES.file, read).catch(() => "");
  return script.includes("RELEASE_ID") && !script.includes(RELEASE_ID);
}
