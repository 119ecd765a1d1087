/**
 * The sentences of a page as the server rendered it, so that none of the user's text is in them.
 */

const LETTER = /\p{L}{2}/u;
const LEFT_OUT = "script, style, svg, nobars-preview, .sign, [role=doc-noteref]";
const NAMED = ["aria-label", "placeholder", "alt", "title"];

/**
 * Return each sentence once: first those in `main`, then all others, including those of templates.
 */
export function sentencesOf(root: HTMLElement): string[] {
  const main = root.querySelector("main");
  const found = [...(main ? textsIn(main) : []), ...textsIn(root)];
  const named = [...root.querySelectorAll("*")].flatMap((element) =>
    NAMED.map((name) => element.getAttribute(name) ?? ""),
  );
  const all = [...found, ...named].map((text) => text.replace(/\s+/g, " ").trim());
  return [...new Set(all)].filter((text) => LETTER.test(text));
}

/** An element with text of its own is one sentence, including the elements in it. */
function* textsIn(root: ParentNode): Generator<string> {
  for (const element of root.children) {
    if (element.matches(LEFT_OUT)) continue;
    const hasWords = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && LETTER.test(node.nodeValue ?? ""),
    );
    if (hasWords) yield textOf(element);
    else yield* textsIn(element instanceof HTMLTemplateElement ? element.content : element);
  }
}

/** Return the text of an element without step numbers and source marks. */
function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const each of copy.querySelectorAll(LEFT_OUT)) each.remove();
  return copy.textContent ?? "";
}
