/** Finding and filling the server's HTML. A part that is missing is a mistake of ours, and thrown. */

type Kind<T extends Element> = new () => T;

/** The element at a selector. */
export function find<T extends Element>(host: ParentNode, selector: string, kind: Kind<T>): T {
  const found = host.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`There is no ${selector} here.`);
}

/** The element with `data-part="name"`. */
export function part(host: ParentNode, name: string): HTMLElement {
  return find(host, `[data-part="${name}"]`, HTMLElement);
}

/** The element with `data-slot="name"`, to be filled with text. */
export function slot(host: ParentNode, name: string): HTMLElement {
  return find(host, `[data-slot="${name}"]`, HTMLElement);
}

/** Put text into slots, by name. The line (`data-line`) around an empty one is hidden. */
export function fill(host: ParentNode, texts: Record<string, string>): void {
  for (const [name, text] of Object.entries(texts)) {
    const place = slot(host, name);
    place.textContent = text;
    const line = place.closest<HTMLElement>("[data-line]");
    if (line) line.hidden = !text;
  }
}

/** A copy of the first element in `<template data-template="name">`. */
export function copyTemplate(host: ParentNode, name: string): HTMLElement {
  const template = find(host, `template[data-template="${name}"]`, HTMLTemplateElement);
  const first = template.content.firstElementChild;
  if (!first) throw new Error(`The template ${name} is empty.`);
  return document.importNode(first, true) as HTMLElement;
}

/** The page's word for a value of `<template data-words="kind">`, as an element. */
export function wordFor(host: ParentNode, kind: string, value: string): Element {
  const template = find(host, `template[data-words="${kind}"]`, HTMLTemplateElement);
  const word = template.content.querySelector(`[data-value="${CSS.escape(value)}"]`);
  if (!word) throw new Error(`The page has no word for ${kind} ${value}.`);
  return document.importNode(word, true);
}
