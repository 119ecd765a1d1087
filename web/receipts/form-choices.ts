/** Fills the selects and suggestions of the receipt form, recently used values first. */
import type { Receipt } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import { fillChoices } from "../kit/choices.ts";
import { find } from "../kit/parts.ts";
import { SimPickerElement } from "../sims/sim-picker.ts";

/** Fill the selects and suggestions of a form. `latest` is ordered newest first. */
export function offerChoices(
  form: HTMLFormElement,
  latest: readonly Receipt[],
  sims: readonly Sim[],
): void {
  const currencies = mostRecent(latest.map(({ paid }) => paid.currency)).slice(0, 5);
  fillChoices(form, { currencies, countries: recentCountries(sims) });
  find(form, "sim-picker", SimPickerElement).offer(byRecentUse(sims, latest));
  const names = mostRecent(latest.map(({ channelName }) => channelName)).slice(0, 20);
  find(form, "datalist", HTMLDataListElement).append(...names.map((name) => new Option(name)));
}

/** Return the countries of the SIMs that were added last. */
export function recentCountries(sims: readonly Sim[]): string[] {
  return mostRecent(sims.map(({ country }) => country).reverse()).slice(0, 5);
}

function byRecentUse(sims: readonly Sim[], latest: readonly Receipt[]): Sim[] {
  const used = mostRecent(latest.map(({ simId }) => simId ?? ""));
  const rank = ({ id }: Sim) => (used.includes(id) ? used.indexOf(id) : used.length);
  const away = ({ isArchived }: Sim) => Number(isArchived);
  return [...sims].sort((a, b) => away(a) - away(b) || rank(a) - rank(b));
}

/** Return the distinct values in order. */
function mostRecent(values: readonly string[]): string[] {
  return [...new Set(values.filter(Boolean))];
}
