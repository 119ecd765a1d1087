/**
 * Finds and fills parts of the server's HTML. All functions throw an Error if a part is missing,
 * because that is a mistake of ours.
 */

type Kind<T extends Element> = new () => T;

/** Return the element at a selector, checked to be of a class. */
export function find<T extends Element>(host: ParentNode, selector: string, kind: Kind<T>): T {
  const found = host.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`There is no ${selector} here.`);
}

/** Return the element with `data-part="name"`. */
export function part(host: ParentNode, name: string): HTMLElement {
  return find(host, `[data-part="${name}"]`, HTMLElement);
}

/** Return the element with `data-slot="name"`, which is filled with text. */
export function slot(host: ParentNode, name: string): HTMLElement {
  return find(host, `[data-slot="${name}"]`, HTMLElement);
}

/** Set the text of slots by name. The line (`data-line`) around an empty slot is hidden. */
export function fill(host: ParentNode, texts: Record<string, string>): void {
  for (const [name, text] of Object.entries(texts)) {
    const place = slot(host, name);
    place.textContent = text;
    const line = place.closest<HTMLElement>("[data-line]");
    if (line) line.hidden = !text;
  }
}

/** Return a copy of the first element in `<template data-template="name">`. */
export function copyTemplate(host: ParentNode, name: string): HTMLElement {
  const template = find(host, `template[data-template="${name}"]`, HTMLTemplateElement);
  const first = template.content.firstElementChild;
  if (!first) throw new Error(`The template ${name} is empty.`);
  return document.importNode(first, true) as HTMLElement;
}

/** Return the page's word for a value of `<template data-words="kind">`, as an element. */
export function wordFor(host: ParentNode, kind: string, value: string): HTMLElement {
  const template = find(host, `template[data-words="${kind}"]`, HTMLTemplateElement);
  const word = template.content.querySelector(`[data-value="${CSS.escape(value)}"]`);
  if (!word) throw new Error(`The page has no word for ${kind} ${value}.`);
  return document.importNode(word, true) as HTMLElement;
}

/** Return a list item with a text. */
export function makeListItem(text: string): HTMLElement {
  const item = document.createElement("li");
  item.textContent = text;
  return item;
}

/**
 * Copies the templates of an element, each looked up only once, because a search walks all the
 * content before it.
 */
export class Templates {
  readonly #host: ParentNode;
  readonly #found = new Map<string, HTMLElement>();

  constructor(host: ParentNode) {
    this.#host = host;
  }

  /** Return a copy of the first element in `<template data-template="name">`. */
  copy(name: string): HTMLElement {
    return this.#copy(name, () => copyTemplate(this.#host, name));
  }

  /** Return the page's word for a value of `<template data-words="kind">`, as an element. */
  word(kind: string, value: string): HTMLElement {
    return this.#copy(`${kind} ${value}`, () => wordFor(this.#host, kind, value));
  }

  /** Return the page's word for a value of `<template data-words="kind">`, as text. */
  text(kind: string, value: string): string {
    return this.#find(`${kind} ${value}`, () => wordFor(this.#host, kind, value)).textContent ?? "";
  }

  #copy(key: string, look: () => HTMLElement): HTMLElement {
    return this.#find(key, look).cloneNode(true) as HTMLElement;
  }

  #find(key: string, look: () => HTMLElement): HTMLElement {
    const found = this.#found.get(key) ?? look();
    this.#found.set(key, found);
    return found;
  }
}
