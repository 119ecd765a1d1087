import { FieldReader, type Fields } from "./fields.ts";
import type { FieldProblem } from "./problem.ts";
import { type Trip, TRIP_LIMITS } from "./trip.ts";

export type TripContent = Pick<Trip, "name" | "from" | "to">;

/**
 * Return the trip in the fields `tripName`, `tripFrom` and `tripTo`, or the problem of each wrong
 * field.
 */
export function parseTrip(fields: Fields): { trip: TripContent } | { problems: FieldProblem[] } {
  const form = new FieldReader(fields);
  const name = form.line("tripName", TRIP_LIMITS.name);
  if (!name) form.report("tripName", "trip.no-name");
  const from = readDate(form, "tripFrom");
  const to = readDate(form, "tripTo");
  if (from && to && to < from) form.report("tripTo", "trip.backwards");
  if (!from || !to || form.problems.length > 0) return { problems: form.problems };
  return { trip: { name, from, to } };
}

function readDate(form: FieldReader, field: string): string | null {
  if (!form.raw(field)) return form.report(field, "day.missing");
  return form.date(field, "good-until.invalid");
}
