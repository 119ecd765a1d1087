/** A SIM's number as it is dialled from abroad. */
import type { Sim } from "../domain/sim.ts";
import { loadJudge } from "./judging.ts";

/**
 * Return "+66 81 234 5678", or null if it isn't a number of that country or the tables can't be
 * loaded.
 */
export async function internationalOf({
  phone,
  country,
}: Pick<Sim, "phone" | "country">): Promise<string | null> {
  if (!phone) return null;
  const check = (await loadJudge())?.(phone, country); // without the tables: null
  return check?.state === "valid" ? check.international : null;
}
