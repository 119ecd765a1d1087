/** Makes the elements of an operator from copies of the page's templates. */
import { writeList } from "../kit/formats.ts";
import { message } from "../kit/messages.ts";
import { copyTemplate, fill, find, makeListItem, part, slot } from "../kit/parts.ts";
import { type Line, linesOf, nameHoles } from "./country-view.ts";
import { EVERY_BRAND, type Operator, type RuleFact } from "./data-file.ts";
import { wordRule } from "./rule-view.ts";

/** What all operators of a page share. `main` are the kinds of codes that are shown unfolded. */
export type Showing = { host: ParentNode; main: readonly string[] };

/** Return the section of an operator. */
export function makeOperator(operator: Operator, showing: Showing): HTMLElement {
  const { host, main } = showing;
  const section = copyTemplate(host, "operator");
  section.dataset["brand"] = operator.name;
  const isEvery = operator.name === EVERY_BRAND;
  fill(section, {
    name: isEvery ? message("operator.every") : operator.name,
    also: writeList(operator.also ?? []),
    networks: operator.networks?.join(" ") ?? "",
  });
  const lines = linesOf(operator, main);
  const make = (line: Line) => makeFact(host, line);
  part(section, "main-facts").replaceChildren(...lines.main.map(make));
  part(section, "more-facts").replaceChildren(...lines.more.map(make));
  part(section, "old-facts").replaceChildren(...lines.old.map(make));
  const rules = (operator.rules ?? []).map((each) => makeRule(host, each));
  part(section, "known-rules").replaceChildren(...rules);
  const apns = operator.apns ?? [];
  part(section, "apn-list").replaceChildren(...apns.map((each) => makeApn(host, each)));
  part(section, "apns").hidden = apns.length === 0;
  part(section, "none").hidden = isEvery || lines.main.length + lines.more.length > 0;
  part(section, "more").hidden = lines.more.length === 0;
  part(section, "old").hidden = lines.old.length + apns.length === 0;
  return section;
}

/** Return the item of a fact. */
export function makeFact(host: ParentNode, line: Line): HTMLElement {
  const fact = copyTemplate(host, "fact");
  fill(fact, { kind: line.kind, notes: line.notes, ...line.proof });
  part(fact, "disputed").hidden = !line.isDisputed;
  fact.classList.toggle("fact--disputed", line.isDisputed);
  fact.toggleAttribute("data-asks", line.asks);
  if (line.dial) {
    fact.dataset["purpose"] = line.code;
    part(fact, "value").remove();
    fillCode(find(fact, "dial-code", HTMLElement), line, line.dial);
  } else {
    find(fact, "dial-code", HTMLElement).remove();
    part(fact, "value").replaceChildren(valueOf(line));
  }
  if (!line.dial || line.dial.channel === "service") part(fact, "tried").remove();
  return fact;
}

function makeRule(host: ParentNode, known: RuleFact): HTMLElement {
  const item = copyTemplate(host, "rule");
  const { kind, lines, proof } = wordRule(known);
  fill(item, { kind, ...proof });
  slot(item, "lines").append(...lines.map(makeListItem));
  return item;
}

function makeApn(host: ParentNode, apn: string): HTMLElement {
  const item = copyTemplate(host, "apn");
  const [name = "", user = "", password = ""] = apn.split(",");
  fill(item, { apn: name, user, password });
  return item;
}

function fillCode(element: HTMLElement, line: Line, dial: NonNullable<Line["dial"]>): void {
  const { channel, text, steps, digits } = dial;
  Object.assign(element.dataset, { dials: line.value, channel, text, digits, steps });
  const isSms = channel === "sms";
  fill(element, { code: line.value, text: text || "–", steps: nameHoles(steps) });
  part(element, "sms").hidden = !isSms;
  part(element, "steps").hidden = !steps;
  part(element, "call").hidden = isSms;
  part(element, "write").hidden = !isSms;
  part(element, "ways").hidden = channel === "service";
  const link = find(element, "[data-part=dial]", HTMLAnchorElement);
  link.hidden = !line.address;
  if (line.address) link.href = line.address;
}

/**
 * Return a value as text, or as a link if it has an address. Sites and numbers run from left to
 * right.
 */
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
