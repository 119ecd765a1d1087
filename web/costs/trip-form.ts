/** The trips, and the form that adds one. */
import type { Fields } from "../domain/fields.ts";
import type { Trip } from "../domain/trip.ts";
import { parseTrip, type TripContent } from "../domain/trip-form.ts";
import { today } from "../kit/formats.ts";
import { newId } from "../store/clock.ts";
import { saveTrip } from "../store/costs.ts";
import { nameTrip } from "./group-names.ts";
import { ListForm } from "./list-form.ts";

export class TripForm extends ListForm<Trip, { trip: TripContent }> {
  constructor(host: HTMLElement, signal: AbortSignal) {
    super(host, signal, "trip");
  }

  show(trips: readonly Trip[]): void {
    this.showList(trips);
  }

  protected override nameOf(trip: Trip): string {
    return nameTrip(trip);
  }

  protected override read(fields: Fields) {
    return parseTrip(fields, today());
  }

  protected override async save({ trip }: { trip: TripContent }): Promise<void> {
    const createdAt = new Date().toISOString();
    await saveTrip({ id: newId(), ...trip, createdAt, updatedAt: createdAt });
  }

  protected override get start(): Fields {
    return {};
  }
}
