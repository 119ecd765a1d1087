/** What the card asks for when it opens: by its address, the last request, and the user's SIMs. */
import { foldText } from "../domain/folding.ts";
import type { Sim } from "../domain/sim.ts";
import type { ReadModel } from "../store/read-model.ts";
import { type Asked, NOTHING } from "./asked.ts";

/**
 * Return the request with which the card opens. The address may have an amount, from the top-up
 * page.
 */
export function openFor(query: URLSearchParams, model: ReadModel, kept: Asked | null): Asked {
  const asked = whoseFor(query, model, kept);
  const amount = query.get("amount");
  return amount ? { ...asked, amount, currency: query.get("currency") ?? asked.currency } : asked;
}

/**
 * Return the request for the SIM or country in the address, else the last request, else the SIM
 * that was topped up last.
 */
function whoseFor(query: URLSearchParams, model: ReadModel, kept: Asked | null): Asked {
  const { sims, receipts } = model;
  const sim = query.get("sim");
  const country = query.get("country")?.toUpperCase() ?? "";
  const operator = query.get("operator") ?? "";
  const currency = query.get("currency") ?? "";
  if (sim && sim !== kept?.sim) return fromSim(model, sim);
  if (country) {
    const own = sims.find((each) => each.country === country && isOf(each, operator));
    return own ? fromSim(model, own.id) : { ...NOTHING, country, operator, currency };
  }
  if (kept && !kept.sim) return kept;
  if (kept && sims.some(({ id }) => id === kept.sim)) {
    // The SIM's facts may have been corrected since, so they are read again.
    const facts = fromSim(model, kept.sim);
    return { ...kept, phone: facts.phone, country: facts.country, currency: facts.currency };
  }
  const latest = receipts.find(({ simId }) => sims.some(({ id }) => id === simId));
  return fromSim(model, latest?.simId ?? sims.find(({ isArchived }) => !isArchived)?.id ?? "");
}

/** Return the facts of a SIM. Its currency is that of its balance, else of its latest top-up. */
export function fromSim({ sims, receipts }: ReadModel, id: string): Asked {
  const sim = sims.find((each) => each.id === id);
  if (!sim) return NOTHING;
  const { phone, country } = sim;
  const operator = sim.operator || sim.brand;
  const latest = receipts.find(({ simId }) => simId === id);
  const currency = sim.currency || (latest?.paid.currency ?? "");
  return { ...NOTHING, sim: id, phone, operator, country, currency };
}

/** Return whether the SIM is in use and of this operator; "" is any. */
function isOf({ operator: own, brand, label, isArchived }: Sim, operator: string): boolean {
  const wanted = foldText(operator);
  return !isArchived && (!wanted || [own, brand, label].some((name) => foldText(name) === wanted));
}

/** Return the amount, with its currency if it is only a number. */
export function withCurrency({ currency, amount }: Asked): string {
  return currency && /^[\d.,\s]+$/.test(amount.trim()) ? `${currency} ${amount.trim()}` : amount;
}
