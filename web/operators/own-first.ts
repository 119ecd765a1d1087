/** <operator-list data-country="TH">: a country's operators; those of one's own SIMs stand first. */
import { readSims } from "../store/sims.ts";
import { slot } from "../kit/parts.ts";

class OperatorListElement extends HTMLElement {
  connectedCallback(): void {
    void putOwnFirst(this, this.dataset["country"] ?? "");
  }
}

/** Move the operators of one's own SIMs to the start of a list of a country's operators. */
export async function putOwnFirst(list: HTMLElement, country: string): Promise<void> {
  const sims = await readSims().catch(() => []);
  const own = sims.filter((sim) => sim.country === country).map((sim) => sim.operator);
  const names = new Set(own.map((each) => each.toLowerCase()));
  const sections = [...list.querySelectorAll<HTMLElement>(":scope > .operator")];
  list.prepend(...sections.filter((each) => namesOf(each).some((name) => names.has(name))));
}

function namesOf(section: HTMLElement): string[] {
  const [name, also] = ["name", "also"].map((each) => slot(section, each).textContent ?? "");
  return [name, ...(also?.split(", ") ?? [])]
    .filter(Boolean)
    .map((each) => each?.toLowerCase() ?? "");
}

customElements.define("operator-list", OperatorListElement);
