/** Which messages are meant by a click. */
import { attributeMessages, nodesOf, spansOf } from "./marks.ts";

/** The message under the pointer; else all of the nearest element that has some. */
export function messagesAt({ target, clientX, clientY }: MouseEvent): number[] {
  if (!(target instanceof Element)) return [];
  for (const node of nodesOf(target)) {
    if (!(node instanceof Text)) continue;
    for (const { start, end, index } of spansOf(node)) {
      if (isAt(rangeOf(node, start, end), clientX, clientY)) return [index];
    }
  }
  for (let element: Element | null = target; element; element = element.parentElement) {
    const found = messagesIn(element);
    if (found.length > 0) return found;
  }
  return [];
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
