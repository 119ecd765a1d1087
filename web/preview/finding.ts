/** Finds the messages that a click means. */
import { attributeMessages, nodesOf, spansOf } from "./marks.ts";

/** Messages, and the box of the element that shows them. */
export type Found = { indexes: number[]; box: () => DOMRect };

/** Return the message under the pointer, else all messages of the nearest element that has some. */
export function messagesAt({ target, clientX, clientY }: MouseEvent): Found | null {
  if (!(target instanceof Element)) return null;
  for (const node of nodesOf(target)) {
    if (!(node instanceof Text)) continue;
    for (const { start, end, index } of spansOf(node)) {
      const range = rangeOf(node, start, end);
      if (isAt(range, clientX, clientY)) return foundIn([index], range);
    }
  }
  for (let element: Element | null = target; element; element = element.parentElement) {
    const indexes = messagesIn(element);
    if (indexes.length > 0) return foundIn(indexes, target);
  }
  return null;
}

/** The box is read later, because the page may make room for the panel before. */
function foundIn(indexes: number[], place: Range | Element): Found {
  return { indexes, box: () => place.getBoundingClientRect() };
}

function messagesIn(element: Element): number[] {
  const found = new Set<number>();
  for (const node of nodesOf(element)) {
    if (node instanceof Text) for (const { index } of spansOf(node)) found.add(index);
    else if (node instanceof Element) for (const index of attributeMessages(node)) found.add(index);
  }
  return [...found];
}

function rangeOf(text: Text, start: number, end: number): Range {
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  return range;
}

function isAt(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(
    (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
  );
}
