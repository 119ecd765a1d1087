/** <operator-country>: the operators of the country in the address, from the data on the phone. */
import { message } from "../kit/messages.ts";
import { reportFailure, showNotice } from "../kit/failures.ts";
import { copyTemplate, fill, find, part, slot } from "../kit/parts.ts";
import { nameInTitle } from "../kit/title.ts";
import { takeCountry } from "./country-address.ts";
import { type Line, linesOf } from "./country-view.ts";
import { putOwnFirst } from "./own-first.ts";
import { sourceNames } from "./proof.ts";
import { type Country, EVERY_BRAND, networksOf, type Operator, readDataFile } from "./data-file.ts";

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
    const country = file.countries[code] ?? { mcc: "", operators: [] };
    part(this, "unknown").hidden = country.operators.length > 0;
    const sources = sourceNames(file);
    const sections = country.operators.map((each, place) =>
      this.#makeOperator(each, place, country, sources),
    );
    part(this, "operators").replaceChildren(...sections);
    this.#offerJumps(sections);
    await putOwnFirst(part(this, "operators"), code);
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  /** Put the country's name in place, and its own address, which the menu of languages leads by. */
  #name(code: string): void {
    if (!code) return;
    const language = document.documentElement.dataset["tag"] ?? "en";
    const name = new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;
    slot(this, "country").textContent = name;
    (part(this, "counter") as HTMLAnchorElement).search = `?country=${code.toLowerCase()}`;
    nameInTitle(name);
    const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
    if (canonical) canonical.href = location.pathname;
  }

  #makeOperator(
    operator: Operator,
    place: number,
    country: Country,
    sources: readonly string[],
  ): HTMLElement {
    const section = copyTemplate(this, "operator");
    section.id = `operator-${place}`;
    const isEvery = operator.name === EVERY_BRAND;
    fill(section, {
      name: isEvery ? message("operator.every") : operator.name,
      also: operator.also?.join(", ") ?? "",
      networks: networksOf(operator, country).join(" "),
    });
    const main = this.dataset["main"]?.split(" ") ?? [];
    const lines = linesOf(operator, sources, main);
    const make = (line: Line) => this.#makeFact(line);
    part(section, "main-facts").replaceChildren(...lines.main.map(make));
    part(section, "more-facts").replaceChildren(...lines.more.map(make));
    part(section, "old-facts").replaceChildren(...lines.old.map(make));
    const apns = operator.apns ?? [];
    part(section, "apn-list").replaceChildren(...apns.map((each) => this.#makeApn(each)));
    part(section, "apns").hidden = apns.length === 0;
    part(section, "none").hidden = lines.main.length + lines.more.length > 0;
    part(section, "more").hidden = lines.more.length === 0;
    part(section, "old").hidden = lines.old.length + apns.length === 0;
    return section;
  }

  #makeFact(line: Line): HTMLElement {
    const fact = copyTemplate(this, "fact");
    fill(fact, { kind: line.kind, notes: line.notes, ...line.proof });
    part(fact, "disputed").hidden = !line.isDisputed;
    fact.classList.toggle("fact--disputed", line.isDisputed);
    fact.toggleAttribute("data-asks", line.asks);
    if (line.dial) {
      part(fact, "value").remove();
      fillCode(find(fact, "dial-code", HTMLElement), line, line.dial);
    } else {
      find(fact, "dial-code", HTMLElement).remove();
      part(fact, "value").replaceChildren(valueOf(line));
    }
    return fact;
  }

  #makeApn(apn: string): HTMLElement {
    const item = copyTemplate(this, "apn");
    const [name = "", user = "", password = ""] = apn.split(",");
    fill(item, { apn: name, user, password });
    return item;
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

function fillCode(element: HTMLElement, line: Line, dial: NonNullable<Line["dial"]>): void {
  const { channel, text, steps, digits } = dial;
  Object.assign(element.dataset, { dials: line.value, channel, text, digits });
  const isSms = channel === "sms";
  fill(element, { code: line.value, text: text || "–", steps });
  part(element, "sms").hidden = !isSms;
  part(element, "steps").hidden = !steps;
  part(element, "call").hidden = isSms;
  part(element, "write").hidden = !isSms;
  part(element, "ways").hidden = channel === "service";
  const link = find(element, "[data-part=dial]", HTMLAnchorElement);
  link.hidden = !line.address;
  if (line.address) link.href = line.address;
}

/** A value by itself, or as a link where it has an address. Sites and numbers run one way. */
function valueOf({ address, value }: Line): HTMLElement {
  const name = document.createElement("bdi");
  name.textContent = value;
  if (!address) return name;
  name.dir = "ltr";
  const link = document.createElement("a");
  Object.assign(link, { href: address, rel: "noreferrer" });
  link.append(name);
  return link;
}

customElements.define("operator-country", OperatorCountryElement);
