/** Reads the log for pages that work without it. */
import { EMPTY_MODEL, type ReadModel, readModel } from "../store/read-model.ts";
import { reportFailure } from "./failures.ts";

/** Return the log. If it can't be read, report that and return an empty one. */
export async function readLogIfPossible(): Promise<ReadModel> {
  try {
    return await readModel();
  } catch (error) {
    reportFailure(error);
    return EMPTY_MODEL;
  }
}
