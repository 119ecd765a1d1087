/** Stores trips and exchange rates. */
import type { Rate } from "../domain/rate.ts";
import type { Trip } from "../domain/trip.ts";
import { deleteNoted } from "./noted.ts";
import { put, startStep } from "./steps.ts";
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
  return deleteNoted(kind, "act-deleted", id);
}
