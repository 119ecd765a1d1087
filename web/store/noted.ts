/** Deletes records that the user noted one by one: uses, readings, trips, rates. */
import { isDeleted } from "../domain/records/kind.ts";
import { deleteRecord, keepStep, startStep, type StepName } from "./steps.ts";
import { write } from "./write.ts";

/** Put a record into the bin; `undo` restores it. The page of its SIM, if it has one, offers that. */
export function deleteNoted(
  kind: "acts" | "balances" | "trips" | "rates",
  name: StepName,
  id: string,
): Promise<void> {
  return write(async (writing) => {
    const stored = await writing.objectStore(kind).get(id);
    if (!stored || isDeleted(stored)) return;
    const step = startStep(name, "simId" in stored ? stored.simId : undefined);
    await deleteRecord(writing, step, kind, id);
    await keepStep(writing, step);
  });
}
