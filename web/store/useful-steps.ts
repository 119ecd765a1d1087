/** The list of all steps that can be undone: what only the page of the bin shows. */
import { type Database, withDatabase } from "./database.ts";
import { readerOf } from "./step-records.ts";
import type { Step } from "./steps.ts";
import { latestFirst } from "./undo.ts";

/** The steps that can be undone, one after the other, the latest first. */
export async function readSteps(): Promise<Step[]> {
  return withDatabase(async (database) => {
    const left = new Map<string, string>();
    const useful: Step[] = [];
    for (const step of await latestFirst(database)) {
      if (await isUseful(database, step, left)) useful.push(step);
    }
    return useful;
  });
}

/** Whether something of a step can be taken back, once those after it were: `left` is what they leave. */
async function isUseful(
  database: Database,
  { changes }: Step,
  left: Map<string, string>,
): Promise<boolean> {
  let isFound = false;
  const present = await readerOf(database, changes);
  for (const change of changes) {
    const { id, before, after } = change;
    const now = left.get(id) ?? (await present(change))?.updatedAt ?? "";
    if (now !== after) continue;
    isFound = true;
    left.set(id, typeof before === "object" ? before.updatedAt : "");
  }
  return isFound;
}
