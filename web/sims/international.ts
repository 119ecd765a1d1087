/** The number of a SIM as it is dialled from abroad. */
import type { Sim } from "../domain/sim.ts";

/** "+66 81 234 5678"; null where the number isn't one of that country, or the tables can't be had. */
export async function internationalOf({
  phone,
  country,
}: Pick<Sim, "phone" | "country">): Promise<string | null> {
  if (!phone) return null;
  try {
    const check = (await import("./phone.js")).judgePhone(phone, country);
    return check.state === "valid" ? check.international : null;
  } catch {
    return null; // not to be had without network: as it was typed will do
  }
}
