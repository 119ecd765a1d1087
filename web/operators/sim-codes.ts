/**
 * Shows the codes of a SIM's operator on a page outside the directory. Words, templates and style
 * come from the directory's saved page, so that pages of the core don't contain them.
 */
import type { Sim } from "../domain/sim.ts";
import { find, part } from "../kit/parts.ts";
import { message } from "../kit/messages.ts";
import { operatorsOf } from "./data-file.ts";
import { countryPath } from "./country-link.ts";
import "./dial-code.ts";
import { makeOperator } from "./operator-section.ts";
import { OwnCodes } from "./own-codes.ts";
import { askAfterDialling } from "./own-first.ts";
import { loadDirectory, directoryAddress } from "./directory-parts.ts";

/**
 * Show the codes for these purposes in `place`, and the others folded. Return false if they are
 * shown already.
 */
export async function showCodes(
  place: HTMLElement,
  sim: Sim | undefined,
  main: readonly string[],
): Promise<boolean> {
  const shown = [sim?.country, sim?.operator, sim?.brand, ...main].join("|");
  if (place.dataset["of"] === shown) return false;
  place.dataset["of"] = shown;
  const { file } = await loadDirectory();
  if (place.dataset["of"] !== shown) return false; // another SIM has been chosen
  const showing = { host: document, main };
  const operators = sim ? operatorsOf(file, sim) : [];
  const sections = operators
    .filter(({ codes = [] }) => codes.length > 0)
    .map(({ name, codes = [] }) => makeOperator({ name, codes }, showing));
  const host = document.createElement("div");
  host.className = "stack";
  host.append(...sections);
  place.replaceChildren(host);
  if (!sim || sections.length === 0) return true;
  place.append(wayToCountry(sim.country));
  await new OwnCodes(host, sim.country).start();
  return true;
}

/** Show the codes on a SIM's page, where the answer of a code can be entered at once. */
export async function showSimCodes(page: HTMLElement, sim: Sim): Promise<void> {
  const place = page.querySelector<HTMLElement>("[data-part=codes]") ?? makePlace(page);
  if (!(await showCodes(place, sim, ["balance", "data-balance", "voucher"]))) return;
  for (const section of place.querySelectorAll<HTMLElement>(".operator")) {
    askAfterDialling(section, () => [sim]);
  }
}

function makePlace(page: HTMLElement): HTMLElement {
  const place = document.createElement("section");
  place.className = "stack";
  place.dataset["part"] = "codes";
  part(page, "latest").closest("section")?.after(place);
  place.addEventListener("click", (event) => {
    const isReading =
      event.target instanceof Element && event.target.closest("a[href$='#balance']");
    if (!isReading) return;
    event.preventDefault(); // the link leads to this page
    find(page, "[data-action=balance]", HTMLElement).click();
  });
  return place;
}

function wayToCountry(country: string): HTMLElement {
  const line = document.createElement("p");
  const link = document.createElement("a");
  link.href = directoryAddress(countryPath(country));
  link.textContent = message("codes.country");
  line.append(link);
  return line;
}
