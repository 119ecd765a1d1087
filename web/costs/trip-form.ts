/** The trips, and the form that adds one. */
import type { Fields } from "../domain/fields.ts";
import type { FieldProblem } from "../domain/problem.ts";
import type { Trip } from "../domain/trip.ts";
import { parseTrip } from "../domain/trip-form.ts";
import { newId } from "../store/clock.ts";
import { saveTrip } from "../store/costs.ts";
import { nameTrip } from "./group-names.ts";
import { ListForm } from "./list-form.ts";

export class TripForm extends ListForm<Trip> {
  constructor(host: HTMLElement, signal: AbortSignal) {
    super(host, signal, "trip");
  }

  show(trips: readonly Trip[]): void {
    this.showList(trips);
  }

  protected override nameOf(trip: Trip): string {
    return nameTrip(trip);
  }

  protected override problemsOf(fields: Fields): readonly FieldProblem[] {
    const reading = parseTrip(fields);
    return "problems" in reading ? reading.problems : [];
  }

  protected override async save(fields: Fields): Promise<void> {
    const reading = parseTrip(fields);
    if (!("trip" in reading)) return;
    const createdAt = new Date().toISOString();
    await saveTrip({ id: newId(), ...reading.trip, createdAt, updatedAt: createdAt });
  }

  protected override get start(): Fields {
    return {};
  }
}
