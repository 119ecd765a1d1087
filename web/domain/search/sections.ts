/**
 * A section of a guide's page, read from its HTML: a heading and the text up to the next one. The
 * pages are our own, so that reading tags is enough and no document is parsed.
 */
export type Section = { anchor: string; heading: string; text: string };

const TOKEN = /<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^>"])*)>|([^<]+)/g;
const HEADING = /^(?:h[1-3]|summary)$/;
const EMPTY = /^(?:br|hr|img|input|link|meta|wbr)$/;
const UNREAD = /^(?:nav|template|script|button|svg)$/;
const UNREAD_PARTS = /class="[^"]*(?:sources|visually-hidden|sign")|role="doc-noteref"/;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

/** Return the sections in order. The first is the page itself, without an anchor. */
export function readSections(html: string): Section[] {
  const sections: Section[] = [];
  let anchor = "";
  let isHeading = false;
  let unread = { name: "", depth: 0 };
  for (const [, slash, name = "", attributes = "", text] of contents(html).matchAll(TOKEN)) {
    if (text === undefined) {
      if (EMPTY.test(name) || attributes.endsWith("/")) continue;
      if (unread.depth > 0) {
        if (name === unread.name) unread.depth += slash ? -1 : 1;
        continue;
      }
      if (!slash) {
        if (UNREAD.test(name) || UNREAD_PARTS.test(attributes)) unread = { name, depth: 1 };
        anchor = / id="([^"]+)"/.exec(attributes)?.[1] ?? anchor;
      }
      if (!HEADING.test(name)) continue;
      isHeading = !slash;
      if (isHeading) {
        sections.push({ anchor: name === "h1" ? "" : anchor, heading: "", text: "" });
      }
    } else if (unread.depth === 0) {
      const section = sections.at(-1);
      if (section) section[isHeading ? "heading" : "text"] += decode(text);
    }
  }
  return sections.map(({ heading, text, ...each }) => ({
    ...each,
    heading: joinSpaces(heading),
    text: joinSpaces(text),
  }));
}

/** Return the content of a page's `article`, or of `main`. */
function contents(html: string): string {
  const [, article] = /<article\b([^]*)<\/article>/.exec(html) ?? [];
  return article ?? /<main\b([^]*)<\/main>/.exec(html)?.[1] ?? "";
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, number: string, name: string) =>
    number ? String.fromCodePoint(Number(number)) : (ENTITIES[name] ?? whole),
  );
}

function joinSpaces(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
