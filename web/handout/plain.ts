/**
 * Makes a plain copy of a part of our pages: no scripts, forms or hidden parts, links within the
 * file.
 */

const LEFT_OUT = `template, script, style, link, nav, button, svg, dialog, select, textarea,
  [hidden], [data-part=tried], .needs-script, .dial__ways, .dial__fields, .dial__said,
  .visually-hidden, .notices, .row, .sign, .no-print`;
const KEPT = new Set(["href", "id", "lang", "dir", "class", "open"]);
const OUTSIDE = /^(?:https?|tel|sms|mailto):/;

/** Gives the name of an id or a link in the file; null for a link to something outside it. */
export type Naming = { id: (id: string) => string; link: (href: string) => string | null };

/** Return a plain copy of the element, in this document. */
export function makePlain(element: Element, naming: Naming): HTMLElement {
  const copy = rename(document.importNode(element, true), "div");
  for (const each of copy.querySelectorAll(LEFT_OUT)) each.remove();
  for (const input of copy.querySelectorAll("input")) input.replaceWith("☐ ");
  for (const each of [...copy.querySelectorAll("*")]) {
    if (each.localName.includes("-")) each.replaceWith(rename(each, "div"));
  }
  for (const each of copy.querySelectorAll("*")) cleanAttributes(each, naming);
  cleanAttributes(copy, naming);
  return copy;
}

function rename(element: Element, name: string): HTMLElement {
  const plain = document.createElement(name);
  for (const { name: attribute, value } of element.attributes) plain.setAttribute(attribute, value);
  plain.append(...element.childNodes);
  return plain;
}

function cleanAttributes(element: Element, { id, link }: Naming): void {
  for (const { name } of [...element.attributes]) {
    if (!KEPT.has(name)) element.removeAttribute(name);
  }
  if (element.id) element.id = id(element.id);
  const href = element.getAttribute("href");
  if (href === null || OUTSIDE.test(href)) return;
  const target = link(href);
  if (target === null) element.replaceWith(...element.childNodes);
  else element.setAttribute("href", target);
}
