/** The sentences of a page, as its templates have them: nothing that the person wrote is there. */

const LETTER = /\p{L}{2}/u;
const LEFT_OUT = "script, style, svg, nobars-preview, .sign, [role=doc-noteref]";
const NAMED = ["aria-label", "placeholder", "alt", "title"];

/** Each once: first what the page shows at once, then what it shows in some state. */
export function sentencesOf(root: HTMLElement): string[] {
  const main = root.querySelector("main");
  const found = [...(main ? textsIn(main) : []), ...textsIn(root)];
  const named = [...root.querySelectorAll("*")].flatMap((element) =>
    NAMED.map((name) => element.getAttribute(name) ?? ""),
  );
  const all = [...found, ...named].map((text) => text.replace(/\s+/g, " ").trim());
  return [...new Set(all)].filter((text) => LETTER.test(text));
}

/** An element with words of its own is one sentence, with all that is in it. */
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

/** What an element says, without the number of a step or the mark of a source. */
function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const each of copy.querySelectorAll(LEFT_OUT)) each.remove();
  return copy.textContent ?? "";
}
