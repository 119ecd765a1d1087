/**
 * Removes the marks from the page's texts, and remembers which message each piece of text belongs
 * to. One mark before a message names it, another follows it. Both are characters that no catalog
 * contains. Contents of a <template> keep their marks, so that copies of it have them too.
 */
const OPEN = 0xf0000;
const CLOSE = "\u{10fffd}";
const MARK = /([\u{f0000}-\u{ffffd}\u{10fffd}])/u;

export type Span = { start: number; end: number; index: number };
type Known = { data: string; spans: Span[] };

const texts = new WeakMap<Text, Known>();
const attributes = new WeakMap<Element, Map<string, number[]>>();
/** The message that was a complete text, because a script may have copied it. */
const copied = new Map<string, number>();

/** Remove the marks from a node and everything in it. */
export function removeMarks(root: Node): void {
  const open: number[] = [];
  for (const node of nodesOf(root)) {
    if (node instanceof Text) readText(node, open);
    else if (node instanceof Element) readAttributes(node);
  }
}

/** Return the messages in a text, if it has not changed. */
export function spansOf(text: Text): readonly Span[] {
  const known = texts.get(text);
  return known && known.data === text.data ? known.spans : [];
}

/** Return the messages in an element's attributes. */
export function attributeMessages(element: Element): number[] {
  return [...(attributes.get(element)?.values() ?? [])].flat();
}

/** Yield a node and all nodes below it, in document order. */
export function* nodesOf(root: Node): Generator<Node> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) yield node;
}

function readText(text: Text, open: number[]): void {
  if (open.length === 0 && !MARK.test(text.data)) return recognize(text);
  const { data, spans } = read(text.data, open);
  const [only, ...others] = spans;
  if (only && others.length === 0) copied.set(data.trim(), only.index);
  texts.set(text, { data, spans });
  if (text.data !== data) text.data = data;
}

function recognize(text: Text): void {
  const { data } = text;
  const index = copied.get(data.trim());
  if (index === undefined || texts.has(text)) return;
  texts.set(text, { data, spans: [{ start: 0, end: data.length, index }] });
}

function readAttributes(element: Element): void {
  for (const { name, value } of element.attributes) {
    if (!MARK.test(value)) continue;
    const { data, spans } = read(value, []);
    const known = attributes.get(element) ?? new Map<string, number[]>();
    known.set(name, [...new Set(spans.map(({ index }) => index))]);
    attributes.set(element, known);
    element.setAttribute(name, data);
  }
}

/**
 * Return the text without marks. `open` has the messages that started before it, and is updated.
 */
function read(marked: string, open: number[]): Known {
  const spans: Span[] = [];
  let data = "";
  for (const piece of marked.split(MARK)) {
    if (piece === CLOSE) open.pop();
    else if (MARK.test(piece)) open.push((piece.codePointAt(0) ?? OPEN) - OPEN);
    else if (piece) {
      const index = open.at(-1);
      const end = data.length + piece.length;
      if (index !== undefined) spans.push({ start: data.length, end, index });
      data += piece;
    }
  }
  return { data, spans };
}
