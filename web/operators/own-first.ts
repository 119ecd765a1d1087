/**
 * <operator-list data-country="TH">: shows a country's operators, those of the user's SIMs first.
 */
import { readSims } from "../store/sims.ts";
import { nameOf, type Sim } from "../domain/sim.ts";
import { reportFailure } from "../kit/failures.ts";
import { message } from "../kit/messages.ts";
import { copyTemplate, find, slot } from "../kit/parts.ts";
import { EVERY_BRAND } from "./data-file.ts";
import { OwnCodes } from "./own-codes.ts";

class OperatorListElement extends HTMLElement {
  connectedCallback(): void {
    const country = this.dataset["country"] ?? "";
    const codes = new OwnCodes(this, country);
    void putOwnFirst(this, country)
      .then(() => codes.start())
      .catch(reportFailure);
  }
}

/**
 * Move the operators of the user's SIMs to the start of a country's list, and ask for the balance
 * after one of their codes was dialled.
 */
export async function putOwnFirst(list: HTMLElement, country: string): Promise<void> {
  const sims = (await readSims().catch(() => [])).filter((sim) => sim.country === country);
  const ownOf = (section: HTMLElement) => simsOf(section, sims);
  const sections = [...list.querySelectorAll<HTMLElement>(":scope > .operator")];
  const isOwn = (section: HTMLElement) =>
    section.dataset["brand"] !== EVERY_BRAND && ownOf(section).length > 0;
  const own = sections.filter(isOwn);
  list.prepend(...own);
  for (const section of own) askAfterDialling(section, () => ownOf(section));
}

/** After a code that tells a balance was dialled or copied, ask for the balance. */
export function askAfterDialling(section: HTMLElement, ownSims: () => readonly Sim[]): void {
  section.addEventListener("click", ({ target }) => {
    const fact = target instanceof Element && target.closest("[data-asks]");
    const isDialled = fact && target.closest("[data-part=dial], [data-action=copy]");
    if (isDialled) askForReading(fact, ownSims());
  });
}

function askForReading(fact: Element, sims: readonly Sim[]): void {
  if (!fact.hasAttribute("data-asks")) return;
  fact.removeAttribute("data-asks"); // ask only once
  for (const sim of sims) {
    const question = copyTemplate(document, "reading");
    const link = find(question, "a", HTMLAnchorElement);
    link.textContent = message("dial.reading", { sim: nameOf(sim) });
    link.search = `?id=${sim.id}`;
    link.hash = "#balance";
    fact.append(question);
  }
}

/** Return the SIMs of a section's operator. */
export function simsOf(section: HTMLElement, sims: readonly Sim[]): readonly Sim[] {
  const names = namesOf(section);
  const isOf = ({ operator, brand }: Sim) =>
    [operator, brand].some((name) => name && names.includes(name.toLowerCase()));
  return section.dataset["brand"] === EVERY_BRAND ? sims : sims.filter(isOf);
}

function namesOf(section: HTMLElement): string[] {
  const [name, also] = ["name", "also"].map((each) => slot(section, each).textContent ?? "");
  return [name, ...(also?.split(", ") ?? [])]
    .filter(Boolean)
    .map((each) => each?.toLowerCase() ?? "");
}

customElements.define("operator-list", OperatorListElement);
