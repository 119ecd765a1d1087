/** The number of a SIM as it is dialled from abroad. */
import type { Sim } from "../domain/sim.ts";
import { loadJudge } from "./judging.ts";

/** "+66 81 234 5678"; null where the number isn't one of that country, or the tables can't be had. */
export async function internationalOf({
  phone,
  country,
}: Pick<Sim, "phone" | "country">): Promise<string | null> {
  if (!phone) return null;
  const check = (await loadJudge())?.(phone, country); // without the tables as it was typed will do
  return check?.state === "valid" ? check.international : null;
}
