/** Words, templates, forms and style of the directory's saved page on a page that has none of them. */
import { find } from "../kit/parts.ts";
import { type DataFile, readDataFile } from "./data-file.ts";
import { fetchPage, isAtHand } from "../kit/saved-page.ts";

type Lent = { file: DataFile };

let lent: Promise<Lent> | undefined;

/** What the directory's page lends to this one, taken over once. Rejects where it isn't at hand. */
export function borrow(): Promise<Lent> {
  lent ??= takeOver().catch((error: unknown) => {
    lent = undefined;
    throw error;
  });
  return lent;
}

/** Take templates, words, forms and style of the directory's page into this one. */
async function takeOver(): Promise<Lent> {
  const address = directoryAddress("-/");
  if (!(await isAtHand(address))) throw new Error("The directory is not saved yet.");
  const { page } = await fetchPage(address);
  const source = find(page, "operator-country", HTMLElement);
  const taken = page.querySelectorAll(
    "template[data-template], template[data-messages], [data-part=another-code], [data-part=with-sim]",
  );
  document.body.append(...[...taken].map((each) => document.importNode(each, true)));
  const style = page.querySelector('link[rel=stylesheet][href*="operators"]');
  if (style) document.head.append(document.importNode(style, true));
  return { file: await readDataFile(source.dataset["file"] ?? "") };
}

/** The address of a page of the directory in the language of this page. */
export function directoryAddress(path: string): string {
  const { base = "", tag = "en" } = document.documentElement.dataset;
  return `${base}/${tag}/operators/${path}`;
}
