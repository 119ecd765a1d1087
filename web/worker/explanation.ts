/** Why something failed, in the code that the page has words for. */
import { within } from "./deadline.ts";
import { codeOf } from "./problem.ts";
import type { ProblemCode } from "./protocol.ts";
import { BASE, DEADLINES, RELEASE_ID } from "./scope.ts";

/** Foreign bytes in the middle of a deploy are our own, only newer. */
export async function explain(problem: unknown): Promise<ProblemCode> {
  const code = codeOf(problem);
  return code === "foreign" && (await serverMovedOn()) ? "changed" : code;
}

/** Does the server have another release by now? Unknown counts as no. */
async function serverMovedOn(): Promise<boolean> {
  const read = async (signal: AbortSignal) => {
    const response = await fetch(`${BASE}sw.js`, { cache: "reload", signal });
    return response.text();
  };
  const script = await within(DEADLINES.file, read).catch(() => "");
  return script.includes("RELEASE_ID") && !script.includes(RELEASE_ID);
}
