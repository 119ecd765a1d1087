/** Finds the messages that a person can see or hear on the page now, for its screenshot. */
import { attributeMessages, nodesOf, spansOf } from "./marks.ts";

declare global {
  /** Return the numbers of the messages that are shown. */
  var messagesShown: () => number[];
  /** Return the shown texts that belong to no message. */
  var textsOfNoMessage: () => string[];
}

const SPOKEN = ["alt", "aria-label", "placeholder", "title"];

globalThis.messagesShown = () => {
  const found = new Set<number>();
  for (const node of nodesOf(document)) {
    const element = node instanceof Element ? node : node.parentElement;
    if (!element || !isShown(element)) continue;
    if (node instanceof Text) for (const { index } of spansOf(node)) found.add(index);
    else for (const index of attributeMessages(element)) found.add(index);
  }
  return [...found];
};

globalThis.textsOfNoMessage = () => {
  const found: string[] = [];
  for (const node of nodesOf(document.body)) {
    if (node instanceof Text && node.parentElement && isShown(node.parentElement)) {
      let end = 0;
      for (const span of [...spansOf(node), { start: node.length, end: node.length }]) {
        found.push(node.data.slice(end, span.start));
        end = span.end;
      }
    } else if (node instanceof Element && attributeMessages(node).length === 0) {
      found.push(...SPOKEN.map((name) => node.getAttribute(name) ?? ""));
    }
  }
  return found.filter((text) => text.trim());
};

/** Counts the options of a closed select as shown, and the head's titles and descriptions. */
function isShown(element: Element): boolean {
  if (element.closest("head")) return true;
  return (element.closest("select") ?? element).checkVisibility({ visibilityProperty: true });
}
