/** Stores trips and exchange rates. */
import { isDeleted } from "../domain/records/kind.ts";
import type { Rate } from "../domain/rate.ts";
import type { Trip } from "../domain/trip.ts";
import { deleteRecord, keepStep, put, startStep } from "./steps.ts";
import { write } from "./write.ts";

/** Store a new trip. */
export function saveTrip(trip: Trip): Promise<void> {
  return write((writing) => put(writing, startStep("act-noted"), "trips", trip));
}

/** Store a new exchange rate. */
export function saveRate(rate: Rate): Promise<void> {
  return write((writing) => put(writing, startStep("act-noted"), "rates", rate));
}

/** Put a trip or a rate into the bin; `undo` restores it. */
export function deleteTripOrRate(kind: "trips" | "rates", id: string): Promise<void> {
  return write(async (writing) => {
    const stored = await writing.objectStore(kind).get(id);
    if (!stored || isDeleted(stored)) return;
    const step = startStep("act-deleted");
    await deleteRecord(writing, step, kind, id);
    await keepStep(writing, step);
  });
}
