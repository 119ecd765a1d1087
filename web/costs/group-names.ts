/** Names of the groups of costs. */
import type { CostGroup, Grouping } from "../domain/costs.ts";
import { namesOf, type Sim } from "../domain/sim.ts";
import type { Trip } from "../domain/trip.ts";
import { nameChoiceOf } from "../kit/choice-names.ts";
import { writeDate, writeMonth } from "../kit/formats.ts";
import { joinTexts, message } from "../kit/messages.ts";
import { wordFor } from "../kit/parts.ts";

export function nameGroup(
  host: HTMLElement,
  grouping: Grouping,
  sims: readonly Sim[],
  trips: readonly Trip[],
): (group: CostGroup) => string {
  const simNames = namesOf(sims);
  const names: Record<Grouping, (group: CostGroup) => string> = {
    sim: ({ key }) =>
      joinTexts(simNames.get(key) ?? "") || message(key ? "sim.deleted" : "sim.none"),
    operator: ({ key }) => joinTexts(key) || message("costs.unknown"),
    country: ({ key }) => (key ? nameChoiceOf("country", key) : message("costs.unknown")),
    channel: ({ latest: { channel, channelName } }) =>
      joinTexts(wordFor(host, "channel", channel).textContent ?? "", channelName),
    month: ({ key }) => writeMonth(key),
    trip: ({ key }) => nameTrip(trips.find(({ id }) => id === key)),
  };
  return names[grouping];
}

/** Return "Thailand · 20 Nov 2026 – 3 Dec 2026". */
export function nameTrip(trip: Trip | undefined): string {
  if (!trip) return "";
  return joinTexts(trip.name, `${writeDate(trip.from)} – ${writeDate(trip.to)}`);
}
