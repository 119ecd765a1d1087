/** Fills the selects of periods and currencies from the log. */
import type { Receipt } from "../domain/receipt.ts";
import type { Trip } from "../domain/trip.ts";
import { find, part } from "../kit/parts.ts";
import { nameTrip } from "./group-names.ts";

/** Offer the years with receipts, latest first, and the trips. */
export function offerPeriods(
  host: HTMLElement,
  receipts: readonly Receipt[],
  trips: readonly Trip[],
): void {
  const years = [...new Set(receipts.map(({ at }) => at.slice(0, 4)))].sort().reverse();
  keepChosen(find(host, "[name=period]", HTMLSelectElement), () => {
    offer(
      part(host, "years"),
      years.map((year) => new Option(year, year)),
    );
    offer(
      part(host, "trips"),
      trips.map((trip) => new Option(nameTrip(trip), trip.id)),
    );
  });
}

/** Offer the currencies that have a rate. */
export function offerRated(host: HTMLElement, currencies: readonly string[]): void {
  keepChosen(find(host, "[name=currency]", HTMLSelectElement), () => {
    offer(
      part(host, "currencies"),
      currencies.map((code) => new Option(code, code)),
    );
  });
}

function offer(group: HTMLElement, options: readonly HTMLOptionElement[]): void {
  group.replaceChildren(...options);
  group.hidden = options.length === 0;
}

/** Keeps the chosen value if it is still offered. */
function keepChosen(select: HTMLSelectElement, change: () => void): void {
  const { value } = select;
  change();
  select.value = value;
  if (select.selectedIndex < 0) select.value = "";
}
