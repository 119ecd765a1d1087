import { FieldReader, type Fields, LONGEST_AHEAD } from "./fields.ts";
import { addMonths } from "./plain-date.ts";
import type { FieldProblem } from "./problem.ts";
import { type Trip, TRIP_LIMITS } from "./trip.ts";

export type TripContent = Pick<Trip, "name" | "from" | "to">;

export type TripReading =
  { trip: TripContent; warnings: FieldProblem[] } | { problems: FieldProblem[] };

/**
 * Return the trip in the fields `tripName`, `tripFrom` and `tripTo`, or the problem of each wrong
 * field.
 */
export function parseTrip(fields: Fields, today: string): TripReading {
  const form = new FieldReader(fields);
  const name = form.line("tripName", TRIP_LIMITS.name);
  if (!name) form.report("tripName", "trip.no-name");
  const from = readDate(form, "tripFrom", today);
  const to = readDate(form, "tripTo", from ?? today);
  if (from && to && to < from) form.report("tripTo", "trip.backwards");
  if (!from || !to || form.problems.length > 0) return { problems: form.problems };
  return { trip: { name, from, to }, warnings: form.warnings };
}

function readDate(form: FieldReader, field: string, since: string): string | null {
  if (!form.raw(field)) return form.report(field, "day.missing");
  return form.date(field, addMonths(since, LONGEST_AHEAD));
}
