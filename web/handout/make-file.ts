/** Makes one HTML file of the guide and some countries from saved pages of a language. */
import { writeDate, today } from "../kit/formats.ts";
import { message } from "../kit/messages.ts";
import { find } from "../kit/parts.ts";
import { type DataFile, readDataFile } from "../operators/data-file.ts";
import { nameHoles } from "../operators/country-view.ts";
import { makeOperator } from "../operators/operator-section.ts";
import { fetchPage } from "../kit/saved-page.ts";
import { inWordsOf } from "./in-words-of.ts";
import { makePlain, type Naming } from "./plain.ts";

/** `root` is the path of the app, `main` the kinds of codes that are shown unfolded. */
export type Wish = {
  root: string;
  language: string;
  countries: readonly string[];
  main: readonly string[];
  style: string;
  dataFile: string;
};

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Return the text of the file. Rejects if a page isn't saved and can't be fetched. */
export async function makeFile(wish: Wish): Promise<string> {
  const start = `${wish.root}${wish.language}/`;
  const { page: overview, release } = await fetchPage(`${start}guide/`);
  const paths = [...overview.querySelectorAll<HTMLAnchorElement>("#chapters + ol a")].map(
    (link) =>
      new URL(link.getAttribute("href") ?? "", new URL(`${start}guide/`, location.href)).pathname,
  );
  const chapters = await Promise.all([...new Set(paths)].map(fetchPage));
  const { page: directory } = await fetchPage(`${start}operators/-/`);
  const { page: words } = await fetchPage(`${start}handout/`);
  const data = await readDataFile(wish.dataFile);
  const style = await (await fetch(wish.style)).text();
  return inWordsOf([words, directory], () => {
    const file = startFile(words, release);
    file.body.append(plainPage(overview, "guide", start));
    paths.forEach((path, place) => {
      const chapter = chapters[place];
      if (chapter) file.body.append(plainPage(chapter.page, slugOf(path), start));
    });
    file.body.append(...makeCountries(wish, data, directory));
    const page = file.documentElement.outerHTML;
    // Inserted as text: the page's own policy would report a style element with text.
    return `<!doctype html>\n${page.replace("</head>", () => `<style>${style}</style></head>`)}\n`;
  });
}

/** Return the document with its head, and a line that says where and when it was made. */
function startFile(page: Document, release: string): Document {
  const title = message("handout.title");
  const file = document.implementation.createHTMLDocument(title);
  const { lang, dir } = page.documentElement;
  Object.assign(file.documentElement, { lang, dir });
  const meta = (attributes: Record<string, string>) => {
    const element = file.createElement("meta");
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  file.head.prepend(
    meta({ charset: "utf-8" }),
    meta({ "http-equiv": "Content-Security-Policy", content: POLICY }),
    meta({ name: "viewport", content: "width=device-width, initial-scale=1" }),
  );
  const header = file.createElement("header");
  header.textContent = message("handout.from", {
    date: writeDate(today()),
    site: location.host,
    release,
    released: writeDate(find(page, "hand-out", HTMLElement).dataset["released"] ?? ""),
  });
  file.body.append(header);
  return file;
}

/** Return a page of the guide with ids and links that start with its chapter's name. */
function plainPage(page: Document, slug: string, start: string): HTMLElement {
  const naming: Naming = {
    id: (id) => `${slug}--${id}`,
    link: (href) => {
      const url = new URL(
        href,
        new URL(`${start}guide/${slug === "guide" ? "" : `${slug}/`}`, location.href),
      );
      if (!url.pathname.startsWith(`${start}guide/`)) return null;
      const target = slugOf(url.pathname);
      return url.hash ? `#${target}--${url.hash.slice(1)}` : `#${target}`;
    },
  };
  const plain = makePlain(find(page, "main article", HTMLElement), naming);
  plain.id = slug;
  return plain;
}

function slugOf(path: string): string {
  return path.split("/").findLast(Boolean) ?? "guide";
}

function makeCountries(wish: Wish, data: DataFile, directory: Document): HTMLElement[] {
  const naming: Naming = { id: (id) => `operators--${id}`, link: () => null };
  const names = new Intl.DisplayNames(wish.language, { type: "region" });
  const parts = wish.countries.flatMap((code) => {
    const country = data.countries[code];
    if (!country) return [];
    const heading = document.createElement("h1");
    heading.textContent = names.of(code) ?? code;
    const showing = { host: directory, main: wish.main };
    const sections = country.operators.map((each) =>
      namedHoles(makePlain(makeOperator(each, showing), naming)),
    );
    return [heading, ...sections];
  });
  const anywhere = directory.querySelector("#anywhere");
  return anywhere && parts.length > 0 ? [...parts, makePlain(anywhere, naming)] : parts;
}

/** Writes "PIN" for "{pin}", as pages with scripts do. */
function namedHoles(section: HTMLElement): HTMLElement {
  for (const code of section.querySelectorAll("bdi[dir=ltr]")) {
    const text = code.textContent ?? "";
    if (text.includes("{")) code.textContent = nameHoles(text);
  }
  return section;
}
