/** Describes the origin of a rule in words. */
import type { Sim } from "../domain/sim.ts";
import { message } from "../kit/messages.ts";

type Origin = NonNullable<Sim["rules"][number]["origin"]>;

/** Return "As of 2020 · one source: check it", and the source as it was published. */
export function describeOrigin({ source, year, tier }: Omit<Origin, "isCorrected">): {
  proof: string;
  source: string;
} {
  const age = year === null ? message("origin.undated") : message("origin.year", { year });
  return { proof: `${age} · ${message(`origin.${tier}`)}`, source };
}
