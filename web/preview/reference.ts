/** Shows the message beside the fields, and what helps to translate it. */
import { copyTemplate, fill, find, part, slot } from "../kit/parts.ts";
import type { Help, Message, Place } from "./message.ts";

const NOTHING: Help = {
  previous: "",
  difference: [],
  terms: [],
  numbers: [],
  others: [],
  similar: [],
};

export function showReference(root: ShadowRoot, message: Message): void {
  const { state, source, context, comments, catalog, places } = message;
  const help = { ...NOTHING, ...message };
  slot(root, "sources").replaceChildren(...source.map((text) => element("p", text)));
  slot(root, "comments").replaceChildren(...comments.map((text) => element("p", text)));
  fill(root, {
    state,
    catalog,
    places: places.join(", "),
    context,
  });
  slot(root, "state").className = `state state--${state}`;
  showDifference(root, help);
  list(root, "terms", help.terms, ({ english, own, note }) => ({ english, own, note }));
  list(root, "others", help.others, ({ name, words }) => ({ name, words }));
  for (const [n, place] of [...part(root, "others").querySelectorAll("[lang]")].entries()) {
    place.setAttribute("lang", help.others[n]?.tag ?? "");
    place.setAttribute("dir", help.others[n]?.direction ?? "auto");
  }
  list(root, "similar", help.similar, ({ source: english, words }) => ({ english, words }));
}

export function showPlaces(root: ShadowRoot, places: readonly Place[]): void {
  const links = places.map(({ title, url }) => {
    const item = copyTemplate(root, "page");
    const link = find(item, "a", HTMLAnchorElement);
    Object.assign(link, { href: url, textContent: `${url} ${title}` });
    return item;
  });
  slot(root, "pages").replaceChildren(...links);
}

/** Shows the old sentence that was translated, with the differences to the present one. */
function showDifference(root: ShadowRoot, { difference }: Help): void {
  const tags = { same: "span", gone: "del", come: "ins" } as const;
  const parts = difference.map(({ kind, text }) => element(tags[kind], text));
  slot(root, "difference").replaceChildren(...parts);
  part(root, "reworded").hidden = difference.length === 0;
}

/** Shows a row for each thing; hides the part if there are none. */
function list<T>(
  root: ShadowRoot,
  name: string,
  things: readonly T[],
  texts: (thing: T) => Record<string, string>,
): void {
  const rows = things.map((thing) => {
    const row = copyTemplate(root, name);
    fill(row, texts(thing));
    return row;
  });
  slot(root, name).replaceChildren(...rows);
  part(root, name).hidden = rows.length === 0;
}

function element(name: string, text: string): HTMLElement {
  return Object.assign(document.createElement(name), { textContent: text });
}
