/** Marks untranslated and fuzzy messages in the page without changing its elements. */
import { attributeMessages, nodesOf, spansOf } from "./marks.ts";

const SHOWN = ["untranslated", "fuzzy"] as const;
/** Older browsers can't highlight ranges: there, the elements around the texts get an outline. */
const canPaint = "highlights" in CSS;

/** Mark the messages in the wanted states; `states` has the state of each message. */
export function highlight(wanted: ReadonlySet<string>, states: ReadonlyMap<number, string>): void {
  for (const node of nodesOf(document.body)) {
    if (node instanceof Element) outline(node, wanted, states);
  }
  if (canPaint) paint(wanted, states);
}

function paint(wanted: ReadonlySet<string>, states: ReadonlyMap<number, string>): void {
  const found = Object.fromEntries(SHOWN.map((state) => [state, new Highlight()]));
  for (const node of nodesOf(document.body)) {
    if (!(node instanceof Text)) continue;
    for (const { start, end, index } of spansOf(node)) {
      const range = {
        startContainer: node,
        startOffset: start,
        endContainer: node,
        endOffset: end,
      };
      found[shownAs(states.get(index))]?.add(new StaticRange(range));
    }
  }
  for (const state of SHOWN) {
    const name = `preview-${state}`;
    if (wanted.has(state)) CSS.highlights.set(name, found[state] ?? new Highlight());
    else CSS.highlights.delete(name);
  }
}

/** Attributes are read out or hidden, so their element gets an outline. */
function outline(
  element: Element,
  wanted: ReadonlySet<string>,
  states: ReadonlyMap<number, string>,
): void {
  const messages = [...attributeMessages(element), ...(canPaint ? [] : textMessages(element))];
  if (messages.length === 0) return;
  const shown = messages.map((index) => shownAs(states.get(index)));
  const state = shown.find((each) => wanted.has(each));
  if (state) element.setAttribute("data-preview", state);
  else element.removeAttribute("data-preview");
}

function textMessages(element: Element): number[] {
  const texts = [...element.childNodes].filter((node) => node instanceof Text);
  return texts.flatMap((text) => spansOf(text).map(({ index }) => index));
}

/** Return the state to show: a release would show all of these in the source's words. */
function shownAs(state: string | undefined): string {
  return state === "unknown" || state === "wrong" ? "untranslated" : (state ?? "");
}
