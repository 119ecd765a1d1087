/**
 * <operator-country>: shows the operators of the country in the address, from the data on the
 * phone.
 */
import { reportFailure, showNotice } from "../kit/failures.ts";
import { copyTemplate, fill, find, part, slot } from "../kit/parts.ts";
import { nameInTitle } from "../kit/title.ts";
import { takeCountry } from "./country-address.ts";
import { type Country, EVERY_BRAND, readDataFile } from "./data-file.ts";
import { makeOperator } from "./operator-section.ts";
import { putOwnFirst } from "./own-first.ts";
import { OwnCodes } from "./own-codes.ts";

class OperatorCountryElement extends HTMLElement {
  connectedCallback(): void {
    this.#show().catch(reportFailure);
  }

  async #show(): Promise<void> {
    const code = takeCountry();
    this.#name(code);
    const file = await readDataFile(this.dataset["file"] ?? "").catch(() => null);
    if (!file) {
      showNotice("data.missing", "warn");
      return;
    }
    const country = file.countries[code] ?? { operators: [] };
    part(this, "unknown").hidden = country.operators.length > 0;
    part(this, "cards-unknown").hidden = knowsCards(country);
    const main = this.dataset["main"]?.split(" ") ?? [];
    const showing = { host: this, main };
    const sections = country.operators.map((each, place) => {
      const section = makeOperator(each, showing);
      section.id = `operator-${place}`;
      if (each.name !== EVERY_BRAND) {
        const card = part(section, "ask");
        askFor(card, code, country.currency, each.name);
        card.hidden = false;
      }
      return section;
    });
    askFor(part(this, "counter"), code, country.currency);
    part(this, "operators").replaceChildren(...sections);
    this.#offerJumps(sections);
    await putOwnFirst(part(this, "operators"), code);
    await new OwnCodes(part(this, "operators"), code).start();
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  /** Shows the country's name, and sets the canonical address, which the menu of languages uses. */
  #name(code: string): void {
    if (!code) return;
    const language = document.documentElement.dataset["tag"] ?? "en";
    const name = new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;
    slot(this, "country").textContent = name;
    askFor(part(this, "counter"), code);
    nameInTitle(name);
    const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
    if (canonical) canonical.href = location.pathname;
  }

  #offerJumps(sections: readonly HTMLElement[]): void {
    const jumps = sections.map((section) => {
      const jump = copyTemplate(this, "jump");
      find(jump, "a", HTMLAnchorElement).href = `#${section.id}`;
      fill(jump, { name: slot(section, "name").textContent ?? "" });
      return jump;
    });
    part(this, "jumps").replaceChildren(...jumps);
    part(this, "jump").hidden = sections.length < 2;
  }
}

/** Return whether something is known of bank cards at any operator. */
function knowsCards({ operators }: Country): boolean {
  const facts = operators.flatMap(({ topup = [] }) => topup);
  return facts.some(
    ([kind, , , , , more]) => kind === "payment" || /\bcards?\b/.test(more?.notes ?? ""),
  );
}

/** Make a link open the card for the counter with a country, its currency and an operator. */
function askFor(link: HTMLElement, code: string, currency = "", operator = ""): void {
  const asked = Object.entries({ country: code.toLowerCase(), operator, currency });
  const known = new URLSearchParams(asked.filter(([, value]) => value));
  (link as HTMLAnchorElement).search = String(known);
}

customElements.define("operator-country", OperatorCountryElement);
